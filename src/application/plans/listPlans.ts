import { PLAN_USABLE_HOURS, type Plan } from '../../domain/plan/plan';
import { timeOfPlanId } from '../../domain/plan/planId';
import type { Clock } from '../ports/clock';
import type { JobStore } from '../ports/jobStore';
import type { PlanStore } from '../ports/planStore';
import { sideBySide } from '../together';

const HOUR_MS = 3_600_000;
const MOST_LOOKED_AT = 20;
const AT_ONCE = 10;

/** The plans that can still be applied, the newest first, whoever made them; at most 20. */
export type ListPlans = () => Promise<Plan[]>;

export const makeListPlans =
  (parts: { plans: PlanStore; jobs: Pick<JobStore, 'read'>; clock: Clock }): ListPlans =>
  async () => {
    const { plans, jobs, clock } = parts;
    const unapplied = await plans.unapplied();
    const usable = unapplied.filter(
      (id) => clock() - timeOfPlanId(id) <= PLAN_USABLE_HOURS * HOUR_MS,
    );
    const read = await sideBySide(usable.slice(0, MOST_LOOKED_AT), AT_ONCE, async (id) =>
      (await jobs.read(id)) ? undefined : plans.readPlan(id),
    );
    return read.filter((plan) => plan !== undefined);
  };
