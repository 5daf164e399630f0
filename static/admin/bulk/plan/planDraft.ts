import type { PlanRowInput, PlanRowView } from '../../../../src/application/bulkApi';

/** A plan to be: the ids of its groups, and rows that name them by their place. */
export type PlanDraft = { groups: string[]; rows: PlanRowInput[] };

/** A row as it is sent. */
export const draftRow = ({ row, group, action, accountId, reason }: PlanRowView): PlanRowInput =>
  reason === undefined ? [row, group, action, accountId] : [row, group, action, accountId, reason];
