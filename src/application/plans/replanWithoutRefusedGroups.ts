import type { AccountId } from '../../domain/accountId';
import { failed, type Outcome } from '../../domain/outcome';
import type { Plan, PlanRow } from '../../domain/plan/plan';
import type { PlanId } from '../../domain/plan/planId';
import type { PlanStore } from '../ports/planStore';
import type { PlanOfRows } from './planOfRows';
import { readAllChunks } from './readAllChunks';

/**
 * Plans the rows of a plan again, without the groups in which nothing may run. It comes from where
 * the first one came: an undo stays an undo. `invalid-input` where nothing would be left.
 */
export type PlanAgain = (authorId: AccountId, planId: PlanId) => Promise<Outcome<Plan>>;

export const makePlanAgain =
  ({ plans, planOfRows }: { plans: PlanStore; planOfRows: PlanOfRows }): PlanAgain =>
  async (authorId, planId) => {
    const plan = await plans.readPlan(planId);
    if (!plan) return failed('not-found');
    const { groups, origin } = plan;
    const kept: PlanRow[] = [];
    let read = 0;
    for await (const rows of readAllChunks(plans, planId, plan.rows)) {
      read += rows.length;
      kept.push(...rows.filter(({ group }) => groups[group]?.refusal === undefined));
    }
    if (read < plan.rows) return failed('not-found');
    return planOfRows(authorId, { groups, rows: kept, origin });
  };
