import { unparse } from 'papaparse';
import type { ChangeAction, RowOutcome } from '../../../../src/application/bulkApi';
import { guardFormula, tidyCell, withoutBreaks } from './cells';

/** A row of a job and what became of it, ready to be written. */
export type ResultRow = {
  /** The group's name or id. */
  group: string;
  accountId: string;
  action: ChangeAction;
  reason?: string;
  /** Absent while the row has not ended. */
  outcome?: RowOutcome;
  certain?: boolean;
  httpStatus?: number;
};

// In English whatever the admin's language: `readImport` knows these.
const HEADERS = ['group', 'account id', 'action', 'reason', 'outcome', 'certain', 'http status'];

/**
 * Results as CSV (RFC 4180). `readImport` reads it again as the same changes. What a spreadsheet
 * would run as a formula stands behind a `'`, wherever it takes a cell to begin: it may have been
 * told to split at semicolons, or have been given the text by a paste.
 */
export const writeResultCsv = (rows: ResultRow[]): string =>
  unparse(
    { fields: HEADERS, data: rows.map(cellsOf) },
    { newline: '\r\n', quotes: (cell: unknown) => /[;|]/.test(String(cell)) },
  );

const cellsOf = (row: ResultRow): string[] =>
  [
    row.group,
    row.accountId,
    row.action,
    row.reason ?? '',
    row.outcome ?? '',
    row.certain === undefined ? '' : yesOrNo(row.certain),
    row.httpStatus?.toString() ?? '',
  ].map((cell) => guardFormula(withoutBreaks(tidyCell(cell).text)));

const yesOrNo = (value: boolean): string => (value ? 'yes' : 'no');
