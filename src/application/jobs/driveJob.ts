import type { AdminCaller } from '../../domain/caller';
import { dueAt, isOver, type Job } from '../../domain/job/job';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { PlanId } from '../../domain/plan/planId';
import type { JobStore } from '../ports/jobStore';
import type { RunStep } from './runStep';

/**
 * Runs a step of a job as its owner, who is at the page: for sites where only people may change
 * groups. `not-permitted` to anybody else; they may take the job over first. `in-progress` while
 * another step runs, of another open page, say: this one had better not ask again at once.
 */
export type DriveJob = (
  caller: AdminCaller,
  jobId: PlanId,
  run: { until: number; leaseSeconds: number },
) => Promise<Outcome<Job>>;

export const makeDriveJob =
  ({ jobs, runStep }: { jobs: JobStore; runStep: RunStep }): DriveJob =>
  async (caller, jobId, run) => {
    const job = await jobs.read(jobId);
    if (!job) return failed('not-found');
    if (job.ownerId !== caller.accountId) return failed('not-permitted');
    if (isOver(job) || job.state === 'paused' || job.driver !== 'page') return ok(job);
    if ((dueAt(job) ?? 0) > run.until) return ok(job); // nothing to do before that
    const next = await runStep(jobId, ({ ownerId }) =>
      ownerId === caller.accountId ? { caller, ...run } : undefined,
    ); // it may have been taken over meanwhile
    return next ? ok(next) : failed('in-progress');
  };
