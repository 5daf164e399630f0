import type {
  PlanGroupView,
  PlanRowInput,
  PlanRowView,
  PlanView,
} from '../../../../src/application/bulkApi';
import { type Answer, withRetry } from '../../load/askAgain';
import type { BulkCalls } from '../bulkCalls';
import { splitIntoCalls } from '../import/splitIntoCalls';
import { planTotals } from './planTotals';

export type PlanCalls = BulkCalls<'beginPlan' | 'addPlanRows' | 'finalizePlan'>;

/**
 * Sends a plan part by part and has it checked. Tells how many rows are there. Whatever part of it
 * fails, nothing was changed: a plan that is not complete cannot be applied.
 */
export const sendPlan = async (
  { groups, rows }: PlanDraft,
  onSent: (rows: number) => void,
  calls: PlanCalls,
): Promise<Answer<PlanView>> => {
  const started = await withRetry(() => calls.beginPlan({ groups, rows: rows.length }));
  if (!started.ok) return started;
  const { planId } = started.value;
  for (const chunk of splitIntoCalls(rows)) {
    const sent = await withRetry(() => calls.addPlanRows({ planId, ...chunk }));
    if (!sent.ok) return sent;
    onSent(chunk.at + chunk.rows.length);
  }
  return withRetry(() => calls.finalizePlan({ planId }));
};

/** A plan to be: the ids of its groups, and rows that name them by their place. */
export type PlanDraft = { groups: string[]; rows: PlanRowInput[] };

/** A row as it is sent. */
export const draftRow = ({ row, group, action, accountId, reason }: PlanRowView): PlanRowInput =>
  reason === undefined ? [row, group, action, accountId] : [row, group, action, accountId, reason];

type Ceilings = NonNullable<PlanView['ceilings']>;

export const isTooMany = ({ refusal }: PlanGroupView): boolean => refusal === 'too-many-removals';

/** Whether a plan is refused for what it takes out of all its groups together. */
export const isTooManyInAll = ({
  groups,
  ceilings,
}: Pick<PlanView, 'groups' | 'ceilings'>): boolean =>
  ceilings !== undefined &&
  groups.some(isTooMany) &&
  planTotals(groups).removals > ceilings.mostRemovals;

/** How many people one plan may take out of a group, whatever it takes out of others. */
export const mostOfGroup = ({ members = 0 }: PlanGroupView, ceilings: Ceilings): number =>
  Math.floor((members * ceilings.mostRemovedPercent) / 100);
