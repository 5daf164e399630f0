import type { AccountId } from '../../domain/accountId';
import { failed, ok, type Outcome } from '../../domain/outcome';
import { ROWS_PER_CHUNK, type PlanRow } from '../../domain/plan/plan';
import type { PlanDraft } from '../../domain/plan/planDraft';
import type { PlanId } from '../../domain/plan/planId';
import type { PlanStore } from '../ports/planStore';

/**
 * Stores rows of a plan that is not fixed yet, from `at` on: a multiple of 500, and a multiple of
 * 500 rows unless they are the last. The same rows sent again change nothing.
 */
export type AddPlanRows = (
  authorId: AccountId,
  addition: { planId: PlanId; at: number; rows: readonly PlanRow[] },
) => Promise<Outcome<{ planId: PlanId }>>;

export const makeAddPlanRows =
  ({ plans }: { plans: PlanStore }): AddPlanRows =>
  async (authorId, { planId, at, rows }) => {
    const draft = await plans.readDraft(planId);
    // A draft is its author's alone; and what is fixed already is no draft any more.
    if (draft?.authorId !== authorId) return failed('not-found');
    if (await plans.readPlan(planId)) return failed('plan-differs');
    if (!fits(draft, at, rows)) return failed('invalid-input', { field: 'body' });
    await plans.saveChunks(planId, at / ROWS_PER_CHUNK, inChunks(rows));
    return ok({ planId });
  };

const fits = (draft: PlanDraft, at: number, rows: readonly PlanRow[]): boolean => {
  const end = at + rows.length;
  return (
    at % ROWS_PER_CHUNK === 0 &&
    rows.length > 0 &&
    end <= draft.rows &&
    (rows.length % ROWS_PER_CHUNK === 0 || end === draft.rows) &&
    rows.every(({ group }) => group < draft.groups.length)
  );
};

/** Cuts rows into the chunks in which they are stored. */
export const inChunks = (rows: readonly PlanRow[]): PlanRow[][] => {
  const chunks: PlanRow[][] = [];
  for (let start = 0; start < rows.length; start += ROWS_PER_CHUNK)
    chunks.push(rows.slice(start, start + ROWS_PER_CHUNK));
  return chunks;
};
