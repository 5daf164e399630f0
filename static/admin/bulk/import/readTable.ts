import { parse } from 'papaparse';
import { guessDelimiter } from './columns/guessDelimiter';
import { tidyCell } from './cells/tidyCell';
import { unguardFormula } from './cells/formulaGuard';
import type { Note } from './makeNotes';

/** A row that is not blank, its cells mended. */
export type TableRow = {
  /** As a spreadsheet numbers it, blank rows counted. */
  row: number;
  cells: string[];
};

const BYTE_ORDER_MARK = '\ufeff';
const SEPARATOR_LINE = /^sep=(.)\n/i; // for Excel, which does not show it as a row

/** The rows of a text with commas, semicolons, tabs or bars; what was mended in them is noted. */
export const readTable = (text: string, isForOneGroup: boolean, note: Note): TableRow[] => {
  const isMarked = text.startsWith(BYTE_ORDER_MARK);
  if (isMarked) note(0, 'byte-order-mark', true);
  const lines = text.slice(isMarked ? 1 : 0).replace(/\r\n?/g, '\n');
  const [line = '', named] = SEPARATOR_LINE.exec(lines) ?? [];
  const rest = lines.slice(line.length);
  const rows = splitCells(rest, named ?? guessDelimiter(rest, isForOneGroup), note);
  return rows
    .map((cells, place) => ({
      row: place + 1,
      cells: cells.map((cell) => mendCell(cell, place + 1, note)),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
};

const mendCell = (cell: string, row: number, note: Note): string => {
  const { text, hidden } = tidyCell(cell);
  const whole = unguardFormula(text);
  // In a cell with nothing else in it they are as good as none.
  if (hidden && text !== '') note(row, 'invisible-characters', true, cell);
  if (whole !== text) note(row, 'formula-guard', true, text);
  return whole;
};

const splitCells = (text: string, delimiter: string, note: Note): string[][] => {
  const read = parse<string[]>(text, { delimiter, newline: '\n' });
  if (read.errors.length === 0) return read.data;
  // A quote that never ends would swallow rows: then each line is a row, and quotes are characters.
  const { data } = parse<string[]>(text, { delimiter, newline: '\n', fastMode: true });
  return data.map((cells, place) => cells.map((cell) => unquote(cell, place + 1, note)));
};

const unquote = (cell: string, row: number, note: Note): string => {
  if (!cell.startsWith('"')) return cell;
  const inside = /^"((?:[^"]|"")*)"$/.exec(cell)?.[1];
  if (inside === undefined) note(row, 'stray-quote', false, cell);
  return inside?.replaceAll('""', '"') ?? cell;
};
