import { UUID } from '../../../src/domain/limits';
import {
  DIRECTORY_NAME,
  guardFormula,
  hasUnreadable,
  tidyCell,
  withoutBreaks,
} from '../bulk/import/cells';

/**
 * Writes CSV (RFC 4180) that Rollcall can read as a list. A `'` precedes anything that a spreadsheet
 * would run as a formula, wherever a cell may begin: the spreadsheet may split at semicolons, or get
 * the text by a paste.
 */
export const writeCsv = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, ...rows].map((cells) => cells.map(writeCell).join(',')).join('\r\n');

/**
 * How a group is written in CSV: by its name, or by its ID if its name would be read as another one
 * or as none. Lists are read without invisible characters and unusual blanks, and may have IDs.
 */
export const groupCell = ({ id, name }: { id: string; name: string }): string =>
  plain(name) !== name ||
  UUID.test(name) ||
  DIRECTORY_NAME.test(name) ||
  name.startsWith('#') || // it may be read as the error of a formula
  hasUnreadable(name)
    ? id
    : name;

const plain = (cell: string): string => withoutBreaks(tidyCell(cell).text);

const writeCell = (cell: string): string => {
  const text = guardFormula(plain(cell));
  return /[",;|\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
