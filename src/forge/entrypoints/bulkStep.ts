import { InvocationError, InvocationErrorCode } from '@forge/events';
import { queueEvent, type StepEvent } from '../../contract/events';
import { ok } from '../../domain/outcome';
import { FUNCTION_LIMITS_MS, leaseSeconds, remainingTime } from '../platform/deadline';
import { handlingErrors } from '../platform/handleErrors';
import { log } from '../platform/log';
import { makeForgeApp } from './forgeApp';

// Kept back at the end of an invocation, to let requests in flight return and to store their
// results. The platform ends a consumer at 55 s.
const RESERVE_MS = 18_000;
const RETRY_AFTER_SECONDS = 30;

/** The consumer of the queue `bulk-steps`. It carries out one step of a job. */
export const bulkStep = async (event: unknown): Promise<InvocationError | undefined> => {
  const parsed = queueEvent.safeParse(event);
  if (!parsed.success) {
    log({ event: 'bulk step', code: 'unknown event' });
    return undefined; // a retry would not help
  }
  const outcome = await carryOutStep(parsed.data.body);
  if (outcome.ok) return undefined;
  return new InvocationError({
    retryAfter: RETRY_AFTER_SECONDS,
    retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
  });
};

const carryOutStep = handlingErrors(
  'bulk step',
  async function carryOutStep(event: StepEvent) {
    await makeForgeApp().bulk.stepByQueue(event, {
      until: Date.now() + remainingTime() - RESERVE_MS,
      leaseSeconds: leaseSeconds(),
    });
    return ok(undefined);
  },
  FUNCTION_LIMITS_MS.bulkStep,
);
