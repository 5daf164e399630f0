import { dueAt, type Job } from '../../domain/job/job';
import type { Clock } from '../ports/clock';
import type { StepEvent, StepQueue } from '../ports/stepQueue';
import { goesOnByItself, makeAskForNext } from './askForNext';
import type { RunStep } from './runStep';
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

  return async (event, { until, leaseSeconds }) => {
    const job = await readJob(event.jobId);
    if (!job || !goesOnByItself(job)) return;
    if ((dueAt(job) ?? 0) > clock()) {
      // A long wait is several short ones. Who only watches need not wait as well.
      if (event.why === 'next') await askForNext(job);
      return;
    }
    if (await isStepHeld(job.id, job.step)) return; // a watch of an earlier step, or a doubled event
    // Before anything else: should this run be ended halfway, somebody has to find out.
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
