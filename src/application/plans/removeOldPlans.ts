import { isExpired } from '../../domain/plan/planAge';
import type { Clock } from '../ports/clock';
import type { JobStore } from '../ports/jobStore';
import type { PlanStore } from '../ports/planStore';
import { StoreUnavailable } from '../ports/storeUnavailable';

const MAX_AT_ONCE = 2; // up to 103 keys each; whoever begins or lists plans is not to wait long

/**
 * Deletes a few plans that were never applied and cannot be any more; what is left, later calls
 * do. A storage that fails is no matter for whoever calls: this is only tidying up.
 */
export type RemoveOldPlans = () => Promise<void>;

export const makeRemoveOldPlans = (deps: {
  plans: PlanStore;
  jobs: Pick<JobStore, 'open'>;
  clock: Clock;
}): RemoveOldPlans => {
  const { plans, jobs, clock } = deps;

  const removeSome = async (): Promise<void> => {
    const oldest = await plans.oldestUnapplied(MAX_AT_ONCE);
    for (const id of oldest.filter((one) => isExpired(one, clock()))) {
      // A start that broke off may have made its job without taking the note away. Also a job that
      // cannot be read keeps its plan.
      const { version } = await jobs.open(id);
      if (version !== undefined) await plans.noteApplied(id);
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
