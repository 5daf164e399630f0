import type { AccountId } from '../../domain/accountId';
import type { GroupId } from '../../domain/groupId';
import { failed, ok, type Outcome } from '../../domain/outcome';
import { MAX_GROUPS, MAX_ROWS, type PlanOrigin } from '../../domain/plan/plan';
import { makePlanId, type PlanId } from '../../domain/plan/planId';
import { isoTime, type Clock } from '../ports/clock';
import type { Crypto } from '../ports/crypto';
import type { PlanStore } from '../ports/planStore';
import type { RemoveOldPlans } from './removeOldPlans';

/** Begins a plan, whose rows follow: of 1 to 50,000 rows in 1 to 500 different groups. */
export type BeginPlan = (
  authorId: AccountId,
  draft: { groups: readonly GroupId[]; rows: number; origin: PlanOrigin },
) => Promise<Outcome<{ planId: PlanId }>>;

export const makeBeginPlan =
  (deps: {
    plans: PlanStore;
    removeOldPlans: RemoveOldPlans;
    clock: Clock;
    newId: Crypto['newId'];
  }): BeginPlan =>
  async (authorId, { groups, rows, origin }) => {
    const { plans, removeOldPlans, clock, newId } = deps;
    if (groups.length < 1 || groups.length > MAX_GROUPS || new Set(groups).size < groups.length)
      return failed('invalid-input', { field: 'group' });
    if (!Number.isInteger(rows) || rows < 1 || rows > MAX_ROWS)
      return failed('invalid-input', { field: 'body' });
    await removeOldPlans();
    const id = makePlanId(clock(), newId());
    const madeAt = isoTime(clock);
    await plans.saveDraft({ id, authorId, groups: [...groups], rows, origin, madeAt });
    return ok({ planId: id });
  };
