import { unparse } from 'papaparse';
import type { ChangeAction, RowOutcome } from '../../../../src/contract/bulkApi';
import { guardFormula, tidyCell, withoutBreaks } from './cells';

/** A row of a job with its result, for the CSV. */
export type ResultRow = {
  /** The group's name or ID. */
  group: string;
  accountId: string;
  action: ChangeAction;
  reason?: string;
  /** Absent until the row is done. */
  outcome?: RowOutcome;
  certain?: boolean;
  httpStatus?: number;
};

// In English for every admin, because `headerKind` knows these headers.
const HEADERS = ['group', 'account id', 'action', 'reason', 'outcome', 'certain', 'http status'];

/**
 * Writes results as CSV (RFC 4180). `readList` reads them as the same changes. A `'` precedes
 * anything that a spreadsheet would run as a formula, wherever a cell may begin: the spreadsheet
 * may split at semicolons, or get the text by a paste.
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
