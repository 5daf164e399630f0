import { InvocationError, InvocationErrorCode } from '@forge/events';
import { setupEvent, type SetupEvent } from '../../contract/events';
import { failed, ok, type Outcome } from '../../domain/outcome';
import { FUNCTION_LIMITS_MS, leaseSeconds } from '../platform/deadline';
import { handlingErrors } from '../platform/handleErrors';
import { log } from '../platform/log';
import { makeForgeApp } from './forgeApp';

const RETRY_AFTER_SECONDS = 30;

/**
 * The consumer of the queue `setup`. That it runs shows that the queue delivers. It also runs the trial
 * of a self-test that acts for an absent person, and cleans up after an interrupted test.
 */
export const setupStep = async (event: unknown): Promise<InvocationError | undefined> => {
  const parsed = setupEvent.safeParse(event);
  if (!parsed.success) {
    log({ event: 'setup step', code: 'unknown event' });
    return undefined; // a retry would not help
  }
  const outcome = await carryOut(parsed.data.body);
  if (outcome.ok) return undefined;
  return new InvocationError({
    retryAfter: RETRY_AFTER_SECONDS,
    retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
  });
};

const carryOut = handlingErrors(
  'setup step',
  async function carryOutSetup(event: SetupEvent): Promise<Outcome<void>> {
    const app = makeForgeApp();
    await app.noteSeen('queue');
    switch (event.kind) {
      case 'probe':
        return ok(undefined);
      case 'owner':
        return (await app.stepTestByQueue(event.testId, leaseSeconds())) === 'done'
          ? ok(undefined)
          : failed('in-progress');
      case 'tidy':
        noteLeftover(await app.tidySelfTest('queue', leaseSeconds()));
        return ok(undefined);
    }
  },
  FUNCTION_LIMITS_MS.setupStep,
);

/** Logs that a self-test may have left a person in a group. Setup shows it, too. */
export const noteLeftover = (result: 'nothing' | 'removed' | 'left'): void => {
  if (result !== 'nothing') log({ event: 'self-test leftover', code: result });
};
