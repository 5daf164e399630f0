import type { PlanRowInput, PlanRowView, PlanView } from '../../../../src/application/bulkApi';
import { type Answer, withRetry } from '../../api/answers';
import type { BulkCalls } from '../../api/invoke';

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

/** The rows of one call of `addPlanRows`, and where they stand in the plan. */
export type RowsCall = { at: number; rows: PlanRowInput[] };

const BLOCK = 500; // rows; what is stored together, so calls begin at multiples of it
const MAX_ROWS = 4_000;
// Of JSON in UTF-8; Forge takes 500 KB a call, and other things travel with it. A block fits: a row
// has at most 128 bytes of id, 600 of reason and 50 around them.
// https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/
const MAX_BYTES = 400_000;

/** Deals rows out to as few calls as the limits of `addPlanRows` allow, in order. */
export const splitIntoCalls = (rows: PlanRowInput[]): RowsCall[] => {
  const calls: RowsCall[] = [];
  let bytes = 0;
  for (let at = 0; at < rows.length; at += BLOCK) {
    const block = rows.slice(at, at + BLOCK);
    const more = new TextEncoder().encode(JSON.stringify(block)).length;
    const last = calls.at(-1);
    if (last && last.rows.length + block.length <= MAX_ROWS && bytes + more <= MAX_BYTES) {
      last.rows.push(...block);
      bytes += more;
    } else {
      calls.push({ at, rows: block });
      bytes = more;
    }
  }
  return calls;
};
