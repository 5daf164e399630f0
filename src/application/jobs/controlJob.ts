import type { AccountId } from '../../domain/accountId';
import type { AdminCaller } from '../../domain/caller';
import {
  type Command,
  dueAt,
  isOver,
  type Job,
  resumed,
  withApproval,
  withCommand,
} from '../../domain/job/job';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { PlanId } from '../../domain/plan/plan';
import { type Clock, isoTime, type StepQueue } from '../ports/platform';
import type { JobStore } from '../ports/storage';
import type { RunStep } from './engine';
import type { OpenJobs } from './openJobs';
import { makeAskForNext } from './stepByQueue';
import { LEASE_AT_PAGE_SECONDS, type StepLease } from './stepLease';

/**
 * Notes a command for a job, and carries it out at once if no step is running. A running step
 * follows it within about a second, once its requests in flight are done. The latest 20 commands
 * are kept. No command shortens a wait for storage.
 */
export type ControlJob = (
  adminId: AccountId,
  jobId: PlanId,
  command: Command,
) => Promise<Outcome<Job>>;

export const makeControlJob = (deps: {
  jobs: Pick<JobStore, 'read'>;
  openJobs: OpenJobs;
  lease: StepLease;
  askForStep: StepQueue;
  clock: Clock;
}): ControlJob => {
  const { jobs, openJobs, lease, clock } = deps;
  const askForNext = makeAskForNext(deps);

  const commanded = (job: Job, command: Command): Job => {
    const next = { ...job, step: job.step + 1, lastStepAt: isoTime(clock) };
    switch (command) {
      case 'pause':
        return stopped({ ...next, state: 'paused' });
      case 'cancel':
        return stopped({ ...next, state: 'cancelled', endedAt: isoTime(clock) });
      case 'run':
        return resumed(next, clock());
    }
  };

  return async function controlJob(adminId, jobId, command) {
    const job = await jobs.read(jobId);
    if (!job) return failed('not-found');
    if (isOver(job)) return ok(job);
    const asked = { command, by: adminId, at: isoTime(clock) };
    await openJobs.changeControl(jobId, (before) => withCommand(before, asked));
    if (!(await lease(jobId, job.step, LEASE_AT_PAGE_SECONDS))) return ok(job);
    const opened = await openJobs.job(jobId);
    if (opened?.job.step !== job.step) return ok(opened?.job ?? job);
    const next = commanded(opened.job, command);
    await opened.save(next);
    await askForNext(next);
    return ok(next);
  };
};

const stopped = ({ waiting: _over, pausedFor: _why, ...job }: Job): Job => job;

/**
 * Makes another admin the owner of a job. They must have seen its whole plan. If its hash is not
 * the one that they saw, the failure is `plan-differs`. While a step runs for the current owner, it
 * is `in-progress`.
 */
export type TakeOverJob = (
  adminId: AccountId,
  approved: { jobId: PlanId; hash: string },
) => Promise<Outcome<Job>>;

export const makeTakeOverJob = (deps: {
  jobs: Pick<JobStore, 'read'>;
  openJobs: OpenJobs;
  lease: StepLease;
  askForStep: StepQueue;
  clock: Clock;
}): TakeOverJob =>
  async function takeOverJob(adminId, { jobId, hash }) {
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
      approvals: withApproval(leased.approvals, { accountId: adminId, at: isoTime(clock) }),
    };
    const next = leased.waiting?.for === 'another-owner' ? resumed(taken, clock()) : taken;
    await opened.save(next);
    await makeAskForNext(deps)(next);
    return ok(next);
  };

/**
 * Runs a step of a job as its owner, who is at the page. This is for sites where only people may
 * change groups. For anyone else the failure is `not-permitted`; they can take the job over first.
 * While another step runs, for example from another open page, it is `in-progress`. The page should
 * then wait before it asks again.
 */
export type DriveJob = (
  caller: AdminCaller,
  jobId: PlanId,
  run: { until: number; leaseSeconds: number },
) => Promise<Outcome<Job>>;

export const makeDriveJob = ({ jobs, runStep }: { jobs: JobStore; runStep: RunStep }): DriveJob =>
  async function driveJob(caller, jobId, run) {
    const job = await jobs.read(jobId);
    if (!job) return failed('not-found');
    if (job.ownerId !== caller.accountId) return failed('not-permitted');
    if (isOver(job) || job.state === 'paused' || job.driver !== 'page') return ok(job);
    if ((dueAt(job) ?? 0) > run.until) return ok(job); // there is nothing to do before that
    const next = await runStep(jobId, ({ ownerId }) =>
      ownerId === caller.accountId ? { caller, ...run } : undefined,
    ); // another admin may have taken it over in the meantime
    return next ? ok(next) : failed('in-progress');
  };
