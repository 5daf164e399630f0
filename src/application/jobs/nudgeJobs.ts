import type { JobStore } from '../ports/jobStore';
import { allSettledOrThrow } from '../allSettledOrThrow';
import type { NudgeJob } from './nudgeJob';

const MAX_JOBS = 50;

/**
 * Looks at the newest jobs, as `NudgeJob` does at one, for those at which nobody looks. All of them
 * are looked at, whatever becomes of one; throws `StoreUnavailable` where a step could not be asked
 * for, or no job be read.
 */
export type NudgeJobs = () => Promise<void>;

export const makeNudgeJobs =
  ({ jobs, nudgeJob }: { jobs: Pick<JobStore, 'list'>; nudgeJob: NudgeJob }): NudgeJobs =>
  async () => {
    const newest = await jobs.list(MAX_JOBS);
    await allSettledOrThrow((newest?.jobs ?? []).map(nudgeJob));
  };
