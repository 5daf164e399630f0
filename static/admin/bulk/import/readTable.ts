import { parse, type ParseResult } from 'papaparse';
import { readAction, readPerson, tidyCell, unguardFormula } from './cells';
import { headerKind } from './columns';
import type { Note, TableRow } from './import';

const BYTE_ORDER_MARK = '\ufeff';
const MAX_COLUMNS = 100; // exported user lists have some dozens
const SEPARATOR_LINE = /^sep=(.)\n/i; // for Excel, which doesn't show it as a row

/** Reads the rows of a text with commas, semicolons, tabs or bars, and notes what was fixed. */
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

/** Joins all cells beyond the last useful column into one. */
const joinRest = (cells: string[], delimiter: string): string[] =>
  cells.length <= MAX_COLUMNS
    ? cells
    : [...cells.slice(0, MAX_COLUMNS), cells.slice(MAX_COLUMNS).join(delimiter)];

const fixCell = (cell: string, row: number, note: Note): string => {
  const { text, hidden } = tidyCell(cell);
  const whole = unguardFormula(text);
  // In an otherwise empty cell they don't matter.
  if (hidden && text !== '') note(row, 'invisible-characters', true, cell);
  if (whole !== text) note(row, 'formula-guard', true, text);
  return whole;
};

const unquote = (cell: string, row: number, note: Note): string => {
  if (!cell.startsWith('"')) return cell;
  const inside = /^"((?:[^"]|"")*)"$/.exec(cell)?.[1];
  if (inside !== undefined) return inside.replaceAll('""', '"');
  // Mail programs write `"Anna Berg" <anna@example.com>`.
  if (readPerson(tidyCell(cell).text).person === undefined) note(row, 'stray-quote', false, cell);
  return cell;
};

/**
 * Splits a text into cells, for at most `preview` rows. A quote that never ends, or ends within a
 * cell, would swallow rows. Then each line is a row, and quotes are plain characters (`isLiteral`).
 */
const splitCells = (
  text: string,
  delimiter: string,
  preview = 0,
): { rows: string[][]; isLiteral: boolean } => {
  const split = (fastMode: boolean): ParseResult<string[]> =>
    parse<string[]>(text, { delimiter, newline: '\n', preview, ...(fastMode && { fastMode }) });
  const quoted = split(false);
  return quoted.errors.length === 0
    ? { rows: quoted.data, isLiteral: false }
    : { rows: split(true).data, isLiteral: true };
};

const DELIMITERS = ['\t', ';', ',', '|'] as const;
const SAMPLE = 50_000; // characters
const SAMPLE_ROWS = 20;

/**
 * Finds the delimiter that gives the most meaningful cells at the start of a text. On a tie, a list
 * for one chosen group has few columns (`Berg, Anna <anna@…>` is one person), and any other list
 * has many.
 */
const guessDelimiter = (text: string, isForOneGroup: boolean): string => {
  const sample = text.slice(0, SAMPLE);
  const scores = DELIMITERS.map((delimiter) => {
    const { rows } = splitCells(sample, delimiter, SAMPLE_ROWS);
    const cells = rows.flat().map((cell) => unguardFormula(tidyCell(cell).text));
    const several = rows.filter(({ length }) => length > 1).length;
    return {
      delimiter,
      known: cells.filter(isKnown).length,
      fit: isForOneGroup ? -several : several,
    };
  });
  return scores.reduce((best, next) =>
    next.known > best.known || (next.known === best.known && next.fit > best.fit) ? next : best,
  ).delimiter;
};

const isKnown = (cell: string): boolean => {
  if (cell === '') return false;
  const read = readPerson(cell);
  const isPerson = read.person !== undefined || read.code !== 'bad-person';
  return isPerson || readAction(cell) !== undefined || headerKind(cell) !== undefined;
};
