import type { JobRowView, PlanGroupView } from '../../../../src/contract/bulkApi';
import { type ResultRow, writeResultCsv } from '../import/writeResultCsv';

/** Writes a job's rows as CSV. This page can read it as a list. */
export const resultCsv = (rows: readonly JobRowView[], groups: readonly PlanGroupView[]): string =>
  writeResultCsv(rows.map((row) => resultRow(row, groups)));

const resultRow = (
  { group, accountId, action, reason, end }: JobRowView,
  groups: readonly PlanGroupView[],
): ResultRow => ({
  group: groups[group]?.name ?? '',
  accountId,
  action,
  ...(reason !== undefined && { reason }),
  ...(end && { outcome: end.outcome, certain: end.certain }),
  ...(end?.httpStatus !== undefined && { httpStatus: end.httpStatus }),
});
