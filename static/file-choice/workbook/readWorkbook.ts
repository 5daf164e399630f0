import type { Sheet } from '../../admin/bulk/import/sheet';

/** Why a workbook can't be read. */
export type WorkbookRefusal =
  | 'encrypted' // protected by a password
  | 'old-excel' // the .xls format
  | 'word' // a Word document
  | 'not-workbook' // some other archive
  | 'binary-workbook' // .xlsb
  | 'open-document' // .ods
  | 'damaged'
  | 'unpacks-too-large'
  | 'no-sheets'
  | 'empty';

/** Whether the bytes start like a workbook or another file of an office program, not like text. */
export const looksLikeWorkbook = (_bytes: Uint8Array): boolean => false;

/** Reads the sheets of an .xlsx file. */
export const readWorkbook = (
  _bytes: Uint8Array,
): Promise<{ sheets: Sheet[] } | { refused: WorkbookRefusal }> =>
  Promise.resolve({ refused: 'not-workbook' });
