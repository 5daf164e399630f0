import { mayListsLagBehind } from '../../domain/job/undo';
import type { PlanOrigin } from '../../domain/plan/plan';
import type { Clock } from '../ports/platform';
import type { JobStore } from '../ports/storage';

/**
 * Whether a plan undoes a job that ended a moment ago. Confluence's lists of members may not show
 * its changes yet, so the job's own results count more than the lists. A retry of an undo is left
 * out, because the undo may have changed some of its rows.
 */
export const isFreshUndo = async (
  deps: { jobs: Pick<JobStore, 'read'>; clock: Clock },
  origin: PlanOrigin,
): Promise<boolean> => {
  if (origin.kind !== 'undo' || origin.retryOf !== undefined) return false;
  const undone = await deps.jobs.read(origin.jobId);
  return undone !== undefined && mayListsLagBehind(undone, deps.clock());
};
