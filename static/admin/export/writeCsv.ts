import { guardFormula, tidyCell, withoutBreaks } from '../bulk/import/cells';

/**
 * Writes CSV (RFC 4180) that Rollcall can read as a list. A `'` precedes anything that a spreadsheet
 * would run as a formula, wherever a cell may begin: the spreadsheet may split at semicolons, or get
 * the text by a paste.
 */
export const writeCsv = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, ...rows].map((cells) => cells.map(writeCell).join(',')).join('\r\n');

const writeCell = (cell: string): string => {
  const text = guardFormula(withoutBreaks(tidyCell(cell).text));
  return /[",;|\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
