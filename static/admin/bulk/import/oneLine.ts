import { readPerson } from './cells/readPerson';
import type { TableRow } from './readTable';

/** A single line of people, as mail programs write them: each becomes a row, numbered from 1. */
export const oneLine = (table: TableRow[]): TableRow[] => {
  const people = table[0]?.cells.filter((cell) => cell !== '') ?? [];
  const isLine = table.length === 1 && people.length > 1 && people.every(isEmail);
  return isLine ? people.map((cell, place) => ({ row: place + 1, cells: [cell] })) : table;
};

const isEmail = (cell: string): boolean => readPerson(cell).person?.kind === 'email';
