/** A list before its columns have a meaning: one text, or one sheet of a workbook. */
export type Sheet = {
  /** The sheet's name in its workbook. Empty for a text. */
  name: string;
  isHidden: boolean;
  /** Whether the workbook shows this sheet first. */
  isActive: boolean;
  /** All rows that aren't blank, in order. */
  rows: SheetRow[];
  /** Columns that the workbook hides, counted from 0. */
  hiddenColumns: readonly number[];
  /** Whether rows are missing at the end because the sheet has more than can be read. */
  isCut: boolean;
};

/** A row that isn't blank. */
export type SheetRow = {
  /** As a spreadsheet numbers it, including blank rows. */
  row: number;
  /** Dates as `2026-12-31`, errors as `#N/A`, cells merged across rows in each of their rows. */
  cells: string[];
  /** Whether the workbook hides it, for example by a filter. */
  isHidden?: true;
  /** Columns with a formula whose value isn't stored, counted from 0. Their cells are empty. */
  formulas?: readonly number[];
};

/** The encodings that a text file can be read as, by their names in the Encoding Standard. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'macintosh',
  'shift_jis',
] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** What a chosen file contains. */
export type FileContent =
  | { kind: 'text'; text: string }
  /** Text whose encoding is a guess. Each character of `bytes` is one byte. */
  | { kind: 'bytes'; bytes: string; guess: Encoding }
  | { kind: 'workbook'; sheets: Sheet[] };
