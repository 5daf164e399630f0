import type { StepEvent } from '../../contract/events';
import { dueAt, type Job } from '../../domain/job/job';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { Clock, StepQueue } from '../ports/platform';
import type { JobStore } from '../ports/storage';
import type { RunStep } from './engine';
import type { IsStepHeld } from './stepLease';

const WATCH_AFTER_SECONDS = 10; // after the lease of the step that is watched

/** Carries out what an event of the queue asks for, and asks for what comes next. */
export type StepByQueue = (
  event: StepEvent,
  run: { until: number; leaseSeconds: number },
) => Promise<void>;

/**
 * Events come doubled, late and in any order. One that comes when there is nothing to do does
 * nothing; of several that would do the same step the lease lets one.
 */
export const makeStepByQueue = (deps: {
  runStep: RunStep;
  readJob: (id: StepEvent['jobId']) => Promise<Job | undefined>;
  isStepHeld: IsStepHeld;
  askForStep: StepQueue;
  clock: Clock;
}): StepByQueue => {
  const { runStep, readJob, isStepHeld, askForStep, clock } = deps;

  const askForNext = makeAskForNext({ askForStep, clock });

  return async function stepByQueue(event, { until, leaseSeconds }) {
    const job = await readJob(event.jobId);
    if (!job || !goesOnByItself(job)) return;
    if ((dueAt(job) ?? 0) > clock()) {
      // A long wait is several short ones. Who only watches need not wait as well.
      if (event.why === 'next') await askForNext(job);
      return;
    }
    if (await isStepHeld(job.id, job.step)) return; // a watch of an earlier step, or a doubled event
    // Before anything else: if this run is ended halfway, the next one has to find out.
    await askForStep(
      { jobId: job.id, step: job.step, why: 'watch' },
      leaseSeconds + WATCH_AFTER_SECONDS,
    );
    const next = await runStep(job.id, ({ ownerId }) => ({
      caller: { kind: 'job', ownerId },
      until,
      leaseSeconds,
    }));
    if (next) await askForNext(next);
  };
};

const MAX_DELAY_SECONDS = 900; // the event queue's

/** Whether the queue continues a job without an admin at the page. */
const goesOnByItself = ({ driver, state, waiting }: Job): boolean =>
  driver !== 'page' && (state === 'running' || (waiting !== undefined && 'until' in waiting));

/**
 * Asks the queue for a job's next step, for when it is due: at once, or at the end of its wait. A
 * wait of more than 15 minutes takes several events. Does nothing for a job that does not go on by
 * itself. Throws `StoreUnavailable`.
 */
export const makeAskForNext = ({ askForStep, clock }: { askForStep: StepQueue; clock: Clock }) =>
  async function askForNext(job: Job): Promise<void> {
    if (!goesOnByItself(job)) return;
    const seconds = Math.max(0, Math.ceil(((dueAt(job) ?? 0) - clock()) / 1_000));
    const event = { jobId: job.id, step: job.step, why: 'next' } as const;
    await askForStep(event, Math.min(MAX_DELAY_SECONDS, seconds));
  };

const SILENT_AFTER_MS = 180_000; // no step runs that long, and its watch would have come by then

/**
 * Asks for a step if a job should be running and is not: its event got lost. Every call that shows a
 * job does this; one event too many does nothing.
 */
export type NudgeJob = (job: Job) => Promise<void>;

export const makeNudgeJob = ({
  askForStep,
  clock,
}: {
  askForStep: StepQueue;
  clock: Clock;
}): NudgeJob =>
  async function nudgeJob(job) {
    if (!goesOnByItself(job)) return;
    const due = Math.max(Date.parse(job.lastStepAt), dueAt(job) ?? 0);
    if (clock() - due < SILENT_AFTER_MS) return;
    await askForStep({ jobId: job.id, step: job.step, why: 'next' }, 0);
  };

const MAX_JOBS = 50;

/**
 * Does for the newest jobs what `NudgeJob` does for one that is shown. A failure of one job does not
 * end it. Throws `StoreUnavailable` if a step could not be asked for, or no job could be read.
 */
export type NudgeJobs = () => Promise<void>;

export const makeNudgeJobs = ({
  jobs,
  nudgeJob,
}: {
  jobs: Pick<JobStore, 'list'>;
  nudgeJob: NudgeJob;
}): NudgeJobs =>
  async function nudgeJobs() {
    const newest = await jobs.list(MAX_JOBS);
    await allSettledOrThrow((newest?.jobs ?? []).map(nudgeJob));
  };
