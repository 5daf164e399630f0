import { isOver, isResting, type Job } from '../../domain/job/job';
import { afterStep } from '../../domain/job/stopReason';
import type { PlanId } from '../../domain/plan/plan';
import type { Clock } from '../ports/platform';
import type { JobStore } from '../ports/storage';
import { StoreUnavailable } from '../ports/storeUnavailable';
import type { OpenJob, OpenJobs } from './openJobs';
import type { StepLease, StepTurn } from './stepLease';
import type { WorkOnStep } from './workOnStep';

/**
 * Carries out the next step of a job: a bounded piece of it, all of which is stored. Undefined if
 * there is no such job, or the step is another caller's. A job that is over, or has to wait for
 * storage, is returned unchanged. If storage fails halfway, a later step finds out what was done.
 * Throws `StoreUnavailable` if the end of the step could not be stored, also because another
 * invocation stored the job in the meantime.
 */
export type RunStep = (
  jobId: PlanId,
  /** Who carries the step out of the job as it is now; undefined where it is not theirs. */
  turn: (job: Job) => StepTurn | undefined,
) => Promise<Job | undefined>;

export const makeRunStep = (deps: {
  jobs: Pick<JobStore, 'read'>;
  openJobs: OpenJobs;
  lease: StepLease;
  workOnStep: WorkOnStep;
  clock: Clock;
}): RunStep => {
  const { jobs, openJobs, lease, workOnStep, clock } = deps;

  /** A step that broke down waits, longer each time; a bug is still reported to the caller. */
  const workOrWait = async (opened: OpenJob, turn: StepTurn): Promise<Job> => {
    let read = opened.job; // whose members were read is not read again: by then some may have gone
    try {
      return await workOnStep(opened, turn, (readSoFar) => {
        read = readSoFar;
      });
    } catch (error) {
      const waiting = afterStep(read, { is: 'broken' }, false, clock());
      if (error instanceof StoreUnavailable) return waiting;
      await opened.save(waiting);
      throw error;
    }
  };

  return async (jobId, turnFor) => {
    const job = await jobs.read(jobId);
    if (!job) return undefined;
    if (isOver(job)) return job;
    const turn = turnFor(job);
    if (!turn) return undefined;
    if (isResting(job, clock())) return job;
    if (!(await lease(jobId, job.step, turn.leaseSeconds))) return undefined;
    const opened = await openJobs.job(jobId);
    if (opened?.job.step !== job.step) return undefined; // that step was over already
    const next = await workOrWait(opened, turn);
    await opened.save(next);
    return next;
  };
};
