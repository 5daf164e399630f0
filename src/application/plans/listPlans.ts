import type { Plan } from '../../domain/plan/plan';
import { isUsable } from '../../domain/plan/planAge';
import type { PlanId } from '../../domain/plan/planId';
import type { PlanView } from '../bulkApi';
import type { Clock } from '../ports/clock';
import type { JobStore } from '../ports/jobStore';
import type { PlanStore } from '../ports/planStore';
import { mapConcurrently } from '../allSettledOrThrow';
import type { RemoveOldPlans } from './removeOldPlans';
import type { ViewPlan } from './viewPlan';

const MAX_LISTED = 20;
const AT_ONCE = 10;

/**
 * The plans that can still be applied, the newest first, whoever made them; at most 20. Drafts, and
 * plans whose job was made without its being noted, take no place among them. It looks at no more
 * than the 100 newest of all that the store names: 201 reads at the most, and one more for each that
 * it gives. Old plans are tidied up after all that, so that what is listed does not depend on it.
 */
export type ListPlans = () => Promise<PlanView[]>;

export const makeListPlans = (deps: {
  plans: PlanStore;
  jobs: Pick<JobStore, 'read'>;
  viewPlan: ViewPlan;
  removeOldPlans: RemoveOldPlans;
  clock: Clock;
}): ListPlans => {
  const { plans, jobs, viewPlan, removeOldPlans, clock } = deps;

  const readUnapplied = async (id: PlanId): Promise<Plan | undefined> => {
    const plan = await plans.readPlan(id);
    return plan && (await jobs.read(id)) ? undefined : plan;
  };

  return async () => {
    const unapplied = await plans.unapplied();
    const usable = unapplied.filter((id) => isUsable(id, clock()));
    const listed: Plan[] = [];
    for (let at = 0; at < usable.length && listed.length < MAX_LISTED; at += AT_ONCE) {
      const read = await mapConcurrently(usable.slice(at, at + AT_ONCE), AT_ONCE, readUnapplied);
      listed.push(...read.filter((plan) => plan !== undefined));
    }
    const views: PlanView[] = [];
    for (const plan of listed.slice(0, MAX_LISTED)) views.push(await viewPlan(plan));
    await removeOldPlans();
    return views;
  };
};
