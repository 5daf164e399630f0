import { dueAt, type Job } from '../../domain/job/job';
import type { Clock } from '../ports/clock';
import type { StepQueue } from '../ports/stepQueue';

const MAX_DELAY_SECONDS = 900; // the event queue's

/** Whether the queue carries on with a job: nobody at the page has to. */
export const goesOnByItself = ({ driver, state, waiting }: Job): boolean =>
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
