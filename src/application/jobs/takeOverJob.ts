import type { AccountId } from '../../domain/accountId';
import { isOver, type Job } from '../../domain/job/job';
import { resumed } from '../../domain/job/resumed';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { PlanId } from '../../domain/plan/planId';
import { isoTime, type Clock } from '../ports/clock';
import type { JobStore } from '../ports/jobStore';
import type { StepQueue } from '../ports/stepQueue';
import { makeAskForNext } from './askForNext';
import type { OpenJobs } from './openJobs';
import { LEASE_AT_PAGE_SECONDS, type StepLease } from './stepLease';

/**
 * Makes another admin the owner of a job, whose whole plan they have seen: `plan-differs` where
 * its hash is not theirs, `in-progress` while a step runs in the present owner's name.
 */
export type TakeOverJob = (
  adminId: AccountId,
  approved: { jobId: PlanId; hash: string },
) => Promise<Outcome<Job>>;

export const makeTakeOverJob =
  (deps: {
    jobs: Pick<JobStore, 'read'>;
    openJobs: OpenJobs;
    lease: StepLease;
    askForStep: StepQueue;
    clock: Clock;
  }): TakeOverJob =>
  async (adminId, { jobId, hash }) => {
    const { jobs, openJobs, lease, clock } = deps;
    const job = await jobs.read(jobId);
    if (!job) return failed('not-found');
    if (job.hash !== hash) return failed('plan-differs');
    if (isOver(job) || job.ownerId === adminId) return ok(job);
    if (!(await lease(jobId, job.step, LEASE_AT_PAGE_SECONDS))) return failed('in-progress');
    const opened = await openJobs.job(jobId);
    if (opened?.job.step !== job.step) return failed('in-progress');
    const leased = opened.job;
    const taken: Job = {
      ...leased,
      step: leased.step + 1,
      ownerId: adminId,
      approvals: [...leased.approvals, { accountId: adminId, at: isoTime(clock) }],
    };
    const next = leased.waiting?.for === 'another-owner' ? resumed(taken, clock()) : taken;
    await opened.save(next);
    await makeAskForNext(deps)(next);
    return ok(next);
  };
