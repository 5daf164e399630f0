import { readPerson } from './cells/cells';
import type { TableRow } from './readTable';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** How many lines of a text are not empty. Quick, so that the rest need not be. */
export const countLines = (text: string): number => {
  let lines = 0;
  let isAtStart = true;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isEnd = code === LINE_FEED || code === CARRIAGE_RETURN;
    if (isAtStart && !isEnd) lines += 1;
    isAtStart = isEnd;
  }
  return lines;
};

/** A single line of people, as mail programs write them: each becomes a row, numbered from 1. */
export const oneLine = (table: TableRow[]): TableRow[] => {
  const people = table[0]?.cells.filter((cell) => cell !== '') ?? [];
  const isLine = table.length === 1 && people.length > 1 && people.every(isEmail);
  return isLine ? people.map((cell, place) => ({ row: place + 1, cells: [cell] })) : table;
};

const isEmail = (cell: string): boolean => readPerson(cell).person?.kind === 'email';

/** How long the texts may be that an admin brings, in characters. */
export const MAX_CHARACTERS = {
  list: 10_000_000, // 50,000 rows with long reasons; what a browser reads without a pause that is felt
  pasted: 4_000_000, // 50,000 rows of 80; a browser needs seconds to put so much into a field
  users: 20_000_000, // some 100,000 people with all that an export says of them
};
