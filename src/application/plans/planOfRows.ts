import type { AccountId } from '../../domain/accountId';
import type { GroupId } from '../../domain/groupId';
import { failed, type Outcome } from '../../domain/outcome';
import type { Plan, PlanGroup, PlanOrigin, PlanRow } from '../../domain/plan/plan';
import type { PlanStore } from '../ports/planStore';
import { inChunks } from './addPlanRows';
import type { BeginPlan } from './beginPlan';
import type { SealPlan } from './finalizePlan';

const CHUNKS_AT_ONCE = 20;

/**
 * Makes a plan of rows that an earlier plan had, in its groups; those that no row names any more
 * are left behind. `invalid-input` where there are no rows.
 */
export type PlanOfRows = (
  authorId: AccountId,
  source: { groups: readonly PlanGroup[]; rows: readonly PlanRow[]; origin: PlanOrigin },
) => Promise<Outcome<Plan>>;

export const makePlanOfRows =
  (deps: { plans: PlanStore; beginPlan: BeginPlan; finalizePlan: SealPlan }): PlanOfRows =>
  async (authorId, { origin, ...source }) => {
    const { plans, beginPlan, finalizePlan } = deps;
    if (source.rows.length === 0) return failed('invalid-input', { field: 'body' });
    const { groups, rows } = renumbered(source.groups, source.rows);
    const begun = await beginPlan(authorId, { groups, rows: rows.length, origin });
    if (!begun.ok) return begun;
    const { planId } = begun.value;
    const stored = inChunks(rows);
    for (let first = 0; first < stored.length; first += CHUNKS_AT_ONCE)
      await plans.saveChunks(planId, first, stored.slice(first, first + CHUNKS_AT_ONCE));
    return finalizePlan(authorId, planId);
  };

const renumbered = (
  groups: readonly PlanGroup[],
  rows: readonly PlanRow[],
): { groups: GroupId[]; rows: PlanRow[] } => {
  const places = new Map<number, number>();
  for (const { group } of rows) if (!places.has(group)) places.set(group, places.size);
  return {
    groups: [...places.keys()].flatMap((place) => groups[place]?.id ?? []),
    rows: rows.map((row) => ({ ...row, group: places.get(row.group) ?? 0 })),
  };
};
