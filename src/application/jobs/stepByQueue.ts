import type { StepEvent } from '../../contract/events';
import { dueAt, isResting, type Job } from '../../domain/job/job';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { Clock, StepQueue } from '../ports/platform';
import type { JobStore } from '../ports/storage';
import type { RunStep } from './engine';
import type { IsStepHeld } from './stepLease';

const WATCH_AFTER_SECONDS = 10; // after the lease of the step that is watched

/** Carries out what an event of the queue asks for, and asks for the next step. */
export type StepByQueue = (
  event: StepEvent,
  run: { until: number; leaseSeconds: number },
) => Promise<void>;

/**
 * Creates the handler of queue events. Events can arrive twice, late and in any order. An event
 * with nothing to do does nothing. If several events ask for the same step, the lease lets only one
 * run it.
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
    if (!job || !runsByQueue(job)) return;
    const mayBeEarly = event.why === 'early' && waitsForConfluence(job) && !isResting(job, clock());
    if ((dueAt(job) ?? 0) > clock() && !mayBeEarly) {
      // A long wait takes several short ones. The other events need not ask again.
      if (event.why === 'next') await askForNext(job);
      return;
    }
    // The event is the watch of an earlier step, or a repeated one.
    if (await isStepHeld(job.id, job.step)) return;
    // Before anything else: if this run is ended halfway, the watch has to find out.
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

const MAX_DELAY_SECONDS = 900; // the limit of the event queue

/** Whether the queue continues a job without an admin at the page. */
const runsByQueue = ({ driver, state, waiting }: Job): boolean =>
  driver !== 'page' && (state === 'running' || (waiting !== undefined && 'until' in waiting));

const waitsForConfluence = (job: Job): boolean =>
  runsByQueue(job) && job.waiting?.for === 'confluence';

/**
 * Asks the queue for a job's next step, at once or for the end of its wait. A wait of more than 15
 * minutes takes several events. Does nothing for a job that does not continue by itself. Throws
 * `StoreUnavailable`.
 */
export const makeAskForNext = ({ askForStep, clock }: { askForStep: StepQueue; clock: Clock }) =>
  async function askForNext(job: Job): Promise<void> {
    if (!runsByQueue(job)) return;
    const seconds = Math.max(0, Math.ceil(((dueAt(job) ?? 0) - clock()) / 1_000));
    const event = { jobId: job.id, step: job.step, why: 'next' } as const;
    await askForStep(event, Math.min(MAX_DELAY_SECONDS, seconds));
  };

const SILENT_AFTER_MS = 180_000; // no step runs that long, and its watch would have arrived by then

/**
 * Asks for a step if a job should be running and is not, because its event got lost. Every call
 * that shows a job does this. An event too many does nothing.
 */
export type WakeIfStalled = (job: Job) => Promise<void>;

export const makeWakeIfStalled = ({
  askForStep,
  clock,
}: {
  askForStep: StepQueue;
  clock: Clock;
}): WakeIfStalled =>
  async function wakeIfStalled(job) {
    if (!runsByQueue(job)) return;
    const due = Math.max(Date.parse(job.lastStepAt), dueAt(job) ?? 0);
    if (clock() - due < SILENT_AFTER_MS) return;
    await askForStep({ jobId: job.id, step: job.step, why: 'next' }, 0);
  };

const MAX_JOBS = 50;

/**
 * Does the same as `WakeIfStalled` for the newest 50 jobs. A failure of one job does not stop the
 * others. Throws `StoreUnavailable` if a step could not be asked for, or no job could be read.
 */
export type WakeStalledJobs = () => Promise<void>;

export const makeWakeStalledJobs = ({
  jobs,
  wakeIfStalled,
}: {
  jobs: Pick<JobStore, 'list'>;
  wakeIfStalled: WakeIfStalled;
}): WakeStalledJobs =>
  async function wakeStalledJobs() {
    const newest = await jobs.list(MAX_JOBS);
    await allSettledOrThrow((newest?.jobs ?? []).map(wakeIfStalled));
  };

/**
 * Lets the newest 50 jobs that wait for Confluence try again now. Their wait can be a quarter of an
 * hour, and what they waited for may have come. One that waits in vain waits longer. A failure of
 * one job does not stop the others. Throws `StoreUnavailable` as `WakeStalledJobs` does.
 */
export type ContinueWaitingJobs = () => Promise<void>;

export const makeContinueWaitingJobs = ({
  jobs,
  askForStep,
}: {
  jobs: Pick<JobStore, 'list'>;
  askForStep: StepQueue;
}): ContinueWaitingJobs =>
  async function continueWaitingJobs() {
    const newest = await jobs.list(MAX_JOBS);
    const waiting = (newest?.jobs ?? []).filter(waitsForConfluence);
    await allSettledOrThrow(
      waiting.map(({ id, step }) => askForStep({ jobId: id, step, why: 'early' }, 0)),
    );
  };
