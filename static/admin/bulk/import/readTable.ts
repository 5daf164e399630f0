import { readPerson, tidyCell, unguardFormula } from './cells/cells';
import { guessDelimiter } from './columns/guessDelimiter';
import type { Note } from './makeNotes';
import { splitCells } from './splitCells';

/** A row that is not blank, its cells mended. */
export type TableRow = {
  /** As a spreadsheet numbers it, blank rows counted. */
  row: number;
  cells: string[];
};

const BYTE_ORDER_MARK = '\ufeff';
const MAX_COLUMNS = 100; // exported user lists have some dozens
const SEPARATOR_LINE = /^sep=(.)\n/i; // for Excel, which does not show it as a row

/** The rows of a text with commas, semicolons, tabs or bars; what was mended in them is noted. */
export const readTable = (text: string, isForOneGroup: boolean, note: Note): TableRow[] => {
  const isMarked = text.startsWith(BYTE_ORDER_MARK);
  if (isMarked) note(0, 'byte-order-mark', true);
  const lines = text.slice(isMarked ? 1 : 0).replace(/\r\n?/g, '\n');
  const [line = '', named] = SEPARATOR_LINE.exec(lines) ?? [];
  const rest = lines.slice(line.length);
  const delimiter = named ?? guessDelimiter(rest, isForOneGroup);
  const { rows, isLiteral } = splitCells(rest, delimiter);
  const whole = (cell: string, row: number): string =>
    fixCell(isLiteral ? unquote(cell, row, note) : cell, row, note);
  return rows
    .map((cells, place) => ({
      row: place + 1,
      cells: joinRest(cells, delimiter).map((cell) => whole(cell, place + 1)),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
};

/** What is beyond the last column that could mean something is one cell. */
const joinRest = (cells: string[], delimiter: string): string[] =>
  cells.length <= MAX_COLUMNS
    ? cells
    : [...cells.slice(0, MAX_COLUMNS), cells.slice(MAX_COLUMNS).join(delimiter)];

const fixCell = (cell: string, row: number, note: Note): string => {
  const { text, hidden } = tidyCell(cell);
  const whole = unguardFormula(text);
  // In a cell with nothing else in it they are as good as none.
  if (hidden && text !== '') note(row, 'invisible-characters', true, cell);
  if (whole !== text) note(row, 'formula-guard', true, text);
  return whole;
};

const unquote = (cell: string, row: number, note: Note): string => {
  if (!cell.startsWith('"')) return cell;
  const inside = /^"((?:[^"]|"")*)"$/.exec(cell)?.[1];
  if (inside !== undefined) return inside.replaceAll('""', '"');
  // `"Anna Berg" <anna@example.com>` is how mail programs write it.
  if (readPerson(tidyCell(cell).text).person === undefined) note(row, 'stray-quote', false, cell);
  return cell;
};
