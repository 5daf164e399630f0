import { PLAN_USABLE_HOURS } from '../../domain/plan/plan';
import { timeOfPlanId } from '../../domain/plan/planId';
import type { Clock } from '../ports/clock';
import type { JobStore } from '../ports/jobStore';
import type { PlanStore } from '../ports/planStore';
import { StoreUnavailable } from '../ports/storeUnavailable';

const HOUR_MS = 3_600_000;
const KEPT_HOURS = 2 * PLAN_USABLE_HOURS; // so that nobody is about to apply one
const MOST_AT_ONCE = 2; // up to 104 keys each; whoever begins a plan is not to wait long

/**
 * Deletes a few plans that were never applied and cannot be any more; what is left, later ones do.
 * A storage that fails keeps nobody from planning: this is only tidying up.
 */
export type RemoveOldPlans = () => Promise<void>;

export const makeRemoveOldPlans = (parts: {
  plans: PlanStore;
  jobs: Pick<JobStore, 'read'>;
  clock: Clock;
}): RemoveOldPlans => {
  const { plans, jobs, clock } = parts;

  const removeSome = async (): Promise<void> => {
    const unapplied = await plans.unapplied();
    const old = unapplied.filter((id) => clock() - timeOfPlanId(id) > KEPT_HOURS * HOUR_MS);
    for (const id of old.slice(-MOST_AT_ONCE)) {
      // A start that broke off may have made its job without taking the note away.
      if (await jobs.read(id)) await plans.noteApplied(id);
      else await plans.remove(id);
    }
  };

  return async () => {
    try {
      await removeSome();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  };
};
