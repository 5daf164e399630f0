import { PLAN_USABLE_HOURS, type Plan } from '../../domain/plan/plan';
import { timeOfPlanId, type PlanId } from '../../domain/plan/planId';
import type { Clock } from '../ports/clock';
import type { JobStore } from '../ports/jobStore';
import type { PlanStore } from '../ports/planStore';
import { sideBySide } from '../together';

const HOUR_MS = 3_600_000;
const MOST_LISTED = 20;
const AT_ONCE = 10;

/**
 * The plans that can still be applied, the newest first, whoever made them; at most 20. Drafts, and
 * plans whose job was made without its being noted, take no place among them. It looks at no more
 * than the 100 newest of all that the store names: 201 reads at the most.
 */
export type ListPlans = () => Promise<Plan[]>;

export const makeListPlans = (parts: {
  plans: PlanStore;
  jobs: Pick<JobStore, 'read'>;
  clock: Clock;
}): ListPlans => {
  const { plans, jobs, clock } = parts;

  const readUnapplied = async (id: PlanId): Promise<Plan | undefined> => {
    const plan = await plans.readPlan(id);
    return plan && (await jobs.read(id)) ? undefined : plan;
  };

  return async () => {
    const unapplied = await plans.unapplied();
    const usable = unapplied.filter(
      (id) => clock() - timeOfPlanId(id) <= PLAN_USABLE_HOURS * HOUR_MS,
    );
    const listed: Plan[] = [];
    for (let at = 0; at < usable.length && listed.length < MOST_LISTED; at += AT_ONCE) {
      const read = await sideBySide(usable.slice(at, at + AT_ONCE), AT_ONCE, readUnapplied);
      listed.push(...read.filter((plan) => plan !== undefined));
    }
    return listed.slice(0, MOST_LISTED);
  };
};
