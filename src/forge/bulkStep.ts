import { InvocationError, InvocationErrorCode } from '@forge/events';
import { ok } from '../domain/outcome';
import { makeApp } from './app';
import { leaseSeconds, remainingTime } from './deadline';
import { log } from './log';
import { handleErrors } from './handleErrors';
import { readStepEvent } from './stepQueue';

// A step has what is left of the invocation but for this: to let requests in flight come back, and
// to store what became of them. The platform ends a consumer at 55 s.
const RESERVE_MS = 18_000;
const RETRY_AFTER_SECONDS = 30;

/** Consumer of the queue `bulk-steps`: carries out one step of a job. */
export const bulkStep = async (event: unknown): Promise<InvocationError | undefined> => {
  const asked = readStepEvent(event);
  if (!asked) {
    log({ event: 'bulk step', code: 'unknown event' });
    return undefined; // it would be no better the next time
  }
  const outcome = await handleErrors('bulk step', async () => {
    await makeApp().bulk.stepByQueue(asked, {
      until: Date.now() + remainingTime() - RESERVE_MS,
      leaseSeconds: leaseSeconds(),
    });
    return ok(undefined);
  });
  if (outcome.ok) return undefined;
  return new InvocationError({
    retryAfter: RETRY_AFTER_SECONDS,
    retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
  });
};
