import { dueAt, type Job } from '../../domain/job/job';
import type { Clock } from '../ports/clock';
import type { StepQueue } from '../ports/stepQueue';
import { goesOnByItself } from './askForNext';

const SILENT_AFTER_MS = 180_000; // no step runs that long, and its watch would have come by then

/**
 * Asks for a step where a job should be going and is not: its event got lost. Whoever looks at a
 * job does this in passing; one event too many does nothing.
 */
export type NudgeJob = (job: Job) => Promise<void>;

export const makeNudgeJob =
  ({ askForStep, clock }: { askForStep: StepQueue; clock: Clock }): NudgeJob =>
  async (job) => {
    if (!goesOnByItself(job)) return;
    const due = Math.max(Date.parse(job.lastStepAt), dueAt(job) ?? 0);
    if (clock() - due < SILENT_AFTER_MS) return;
    await askForStep({ jobId: job.id, step: job.step, why: 'next' }, 0);
  };
