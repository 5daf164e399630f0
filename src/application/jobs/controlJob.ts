import type { AccountId } from '../../domain/accountId';
import { isOver, type Job } from '../../domain/job/job';
import { withWish, type Wish } from '../../domain/job/jobControl';
import { resumed } from '../../domain/job/resumed';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { PlanId } from '../../domain/plan/planId';
import { isoTime, type Clock } from '../ports/clock';
import type { JobStore } from '../ports/jobStore';
import type { StepQueue } from '../ports/stepQueue';
import { LEASE_AT_PAGE_SECONDS, type StepLease } from './stepLease';

/**
 * Notes what an admin wants of a job, and carries it out at once where no step is running. Else
 * the step that runs takes it into account within about a second, after what it has in flight.
 * The 20 latest wishes stay on record; of two at the same moment one may be missing there.
 */
export type ControlJob = (adminId: AccountId, jobId: PlanId, wish: Wish) => Promise<Outcome<Job>>;

export const makeControlJob = (parts: {
  jobs: JobStore;
  lease: StepLease;
  askForStep: StepQueue;
  clock: Clock;
}): ControlJob => {
  const { jobs, lease, askForStep, clock } = parts;

  const wished = (job: Job, wish: Wish): Job => {
    const next = { ...job, step: job.step + 1, steppedAt: isoTime(clock) };
    switch (wish) {
      case 'pause':
        return stopped({ ...next, state: 'paused' });
      case 'cancel':
        return stopped({ ...next, state: 'cancelled', endedAt: isoTime(clock) });
      case 'run':
        return resumed(next);
    }
  };

  return async (adminId, jobId, wish) => {
    const job = await jobs.read(jobId);
    if (!job) return failed('not-found');
    if (isOver(job)) return ok(job);
    const before = await jobs.readControl(jobId);
    const asked = withWish(before, { wish, by: adminId, at: isoTime(clock) });
    await jobs.saveControl(jobId, asked);
    if (!(await lease(jobId, job.step, LEASE_AT_PAGE_SECONDS))) return ok(job);
    const leased = await jobs.read(jobId);
    if (leased?.step !== job.step) return ok(leased ?? job);
    const next = wished(leased, wish);
    await jobs.save(next);
    if (next.state === 'running') await askForStep({ jobId, step: next.step, why: 'next' }, 0);
    return ok(next);
  };
};

const stopped = ({ waiting: _over, pausedFor: _why, ...job }: Job): Job => job;
