import type { PlanGroupView, PlanRowView } from '../../../../src/application/bulkApi';

/** What a row is searched by, in lower case: its number, group, account id and reason. */
export const rowText = (
  { row, group, accountId, reason = '' }: PlanRowView,
  groups: readonly PlanGroupView[],
): string => `${row} ${groups[group]?.name ?? ''} ${accountId} ${reason}`.toLowerCase();
