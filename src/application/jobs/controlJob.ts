import type { AccountId } from '../../domain/accountId';
import { isOver, type Job } from '../../domain/job/job';
import { withCommand, type Command } from '../../domain/job/jobControl';
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
 * Notes what an admin wants of a job, and carries it out at once where no step is running. Else
 * the step that runs takes it into account within about a second, after what it has in flight.
 * The 20 latest commands stay on record. No command shortens a wait for storage.
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

  const wished = (job: Job, command: Command): Job => {
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

  return async (adminId, jobId, command) => {
    const job = await jobs.read(jobId);
    if (!job) return failed('not-found');
    if (isOver(job)) return ok(job);
    const asked = { command, by: adminId, at: isoTime(clock) };
    await openJobs.changeControl(jobId, (before) => withCommand(before, asked));
    if (!(await lease(jobId, job.step, LEASE_AT_PAGE_SECONDS))) return ok(job);
    const opened = await openJobs.job(jobId);
    if (opened?.job.step !== job.step) return ok(opened?.job ?? job);
    const next = wished(opened.job, command);
    await opened.save(next);
    await askForNext(next);
    return ok(next);
  };
};

const stopped = ({ waiting: _over, pausedFor: _why, ...job }: Job): Job => job;
