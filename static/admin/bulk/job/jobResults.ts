import type {
  ChangeAction,
  JobRowView,
  PlanGroupView,
  RowOutcome,
} from '../../../../src/contract/bulkApi';
import { groupCell, writeCsv } from '../../export/writeCsv';

/** Writes a job's rows as CSV. This page can read it as a list. */
export const resultCsv = (rows: readonly JobRowView[], groups: readonly PlanGroupView[]): string =>
  writeResultCsv(rows.map((row) => resultRow(row, groups)));

const resultRow = (
  { group, accountId, action, reason, end }: JobRowView,
  groups: readonly PlanGroupView[],
): ResultRow => ({
  group: groups[group] ? groupCell(groups[group]) : '',
  accountId,
  action,
  ...(reason !== undefined && { reason }),
  ...(end && { outcome: end.outcome, certain: end.certain }),
  ...(end?.httpStatus !== undefined && { httpStatus: end.httpStatus }),
});

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

// In English for every admin, because Rollcall knows these headers in its lists.
const HEADERS = ['group', 'account id', 'action', 'reason', 'outcome', 'certain', 'http status'];

/** Writes results as CSV. `readList` reads them as the same changes. */
export const writeResultCsv = (rows: readonly ResultRow[]): string =>
  writeCsv(HEADERS, rows.map(cellsOf));

const cellsOf = (row: ResultRow): string[] => [
  row.group,
  row.accountId,
  row.action,
  row.reason ?? '',
  row.outcome ?? '',
  row.certain === undefined ? '' : yesOrNo(row.certain),
  row.httpStatus?.toString() ?? '',
];

const yesOrNo = (value: boolean): string => (value ? 'yes' : 'no');
