import * as z from 'zod';
import type { Clock } from '../clock';
import type { Faults } from '../faults';
import type { Installation } from '../installation';
import { InvocationFailed, type FailureReason } from '../invocations/invocation';
import type { Invoke } from '../invocations/invoke';
import type { Manifest } from '../manifest/manifest';
import { consumerOf } from '../manifest/modules';
import {
  FIRST_RETRY_S,
  KEPT_LONGER_MS,
  KEPT_MS,
  MAX_DELAY_S,
  MAX_RETRY_DATA_BYTES,
  MIN_RETRY_S,
} from './limits';
import type { QueueEvent, QueueStore, Retries } from './queueStore';

/** The result of one delivery. */
export type DeliveryResult =
  | { kind: 'delivered' }
  | { kind: 'retry-requested'; afterS: number; reason: string; data?: unknown }
  | { kind: 'failed'; reason: string; isPlatformFault: boolean };

/** Calls a queue's consumer with an event. */
export type Deliver = (event: QueueEvent, installation: Installation) => Promise<DeliveryResult>;

export const makeDeliver =
  (deps: { manifest: Manifest; invoke: Invoke; faults: Faults; clock: Clock }): Deliver =>
  async (event, installation) => {
    const { manifest, invoke, faults, clock } = deps;
    const { queue, pushed, chain } = event;
    const consumer = consumerOf(manifest.modules, queue);
    if (consumer === undefined)
      throw new Error(`manifest.yml no longer has a consumer of the queue "${queue}".`);
    const fault = faults.next('queue', `${queue} ${JSON.stringify(pushed.body)}`, ['kill']);
    return invoke({
      functionKey: consumer.function,
      module: { type: 'consumer', key: consumer.key },
      installation,
      viewer: undefined,
      argument: asyncEvent(event, clock()),
      limitMs: consumer.timeoutSeconds * 1_000,
      chain,
      ...(fault !== undefined && { killAfterMs: fault.ms ?? 0 }),
    }).then(resultOf, resultOfFailure);
  };

/** Makes a consumer's argument: `AsyncEvent` of `@forge/events`. */
const asyncEvent = (
  { pushed, queue, jobId, eventId, pushedAt, retries }: QueueEvent,
  now: number,
) => ({
  ...pushed,
  queueName: queue,
  jobId,
  eventId,
  ...(retries.reason !== undefined && {
    retryContext: {
      retryCount: retries.count,
      retryReason: retries.reason,
      retryData: retries.data,
      retentionWindow: {
        startTime: new Date(pushedAt).toISOString(),
        remainingTimeMs: keptUntil(pushedAt, retries) - now,
      },
    },
  }),
});

/** What a consumer returns to request a retry: an `InvocationError`. */
const retryResult = z.looseObject({
  _retry: z.literal(true),
  retryOptions: z
    .looseObject({
      retryAfter: z.number().optional(),
      retryReason: z.string().optional(),
      retryData: z.unknown().optional(),
    })
    .default({}),
});

const resultOf = (json: string | undefined): DeliveryResult => {
  const result = retryResult.safeParse(json === undefined ? undefined : JSON.parse(json));
  if (!result.success) return { kind: 'delivered' };
  const { retryAfter, retryReason, retryData } = result.data.retryOptions;
  return {
    kind: 'retry-requested',
    afterS: retryAfter ?? MIN_RETRY_S,
    reason: retryReason ?? 'FUNCTION_RETRY_REQUEST',
    ...(retryData !== undefined && { data: retryData }),
  };
};

/** Rethrows any other error than `InvocationFailed`. */
const resultOfFailure = (error: unknown): DeliveryResult => {
  if (!(error instanceof InvocationFailed)) throw error;
  return { kind: 'failed', ...FAILURES[error.reason] };
};

const UNKNOWN_ERROR = 'FUNCTION_PLATFORM_UNKNOWN_ERROR';

// Forge documents which failures are the app's and which are the platform's. The codes are those of
// `@forge/events`. None of them fits a function that threw, and Forge does not document its code.
const FAILURES: Record<FailureReason, { reason: string; isPlatformFault: boolean }> = {
  threw: { reason: UNKNOWN_ERROR, isPlatformFault: false },
  'timed-out': { reason: 'FUNCTION_TIME_OUT', isPlatformFault: false },
  'too-large': { reason: UNKNOWN_ERROR, isPlatformFault: false },
  'rate-limited': { reason: 'FUNCTION_PLATFORM_RATE_LIMITED', isPlatformFault: false },
  ended: { reason: UNKNOWN_ERROR, isPlatformFault: true },
  refused: { reason: UNKNOWN_ERROR, isPlatformFault: true },
};

/** The result of a delivery in which this host itself failed. */
export const HOST_FAILED: DeliveryResult = { kind: 'failed', ...FAILURES.refused };

/** Stores the result of a delivery. Removes the event, or stores when it is delivered again. */
export type StoreResult = (event: QueueEvent, result: DeliveryResult) => void;

/**
 * Makes the function that decides about retries as documented. A consumer's request sets the delay.
 * After a failure, Forge retries automatically with growing delays. Retries end when the event is
 * too old.
 * https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/#retries
 */
export const makeStoreResult = (store: QueueStore, clock: Clock): StoreResult => {
  const drop = (event: QueueEvent, why: string): void => {
    console.error(`An event of the queue ${event.queue} was dropped: ${why}.`);
    store.remove(event.id);
  };
  const retry = (event: QueueEvent, afterS: number, retries: Retries): void => {
    const dueAt = clock() + Math.min(Math.max(afterS, MIN_RETRY_S), MAX_DELAY_S) * 1_000;
    if (dueAt > keptUntil(event.pushedAt, retries)) drop(event, 'it would be kept for too long');
    else store.postpone(event.id, dueAt, retries);
  };
  return (event, result) => {
    const { count, failures, isExtended } = event.retries;
    switch (result.kind) {
      case 'delivered':
        store.remove(event.id);
        break;
      case 'retry-requested': {
        const { afterS, reason, data: retryData } = result;
        // Forge makes no retry with more data. https://jira.atlassian.com/browse/ECO-759
        if (bytesOf(retryData) > MAX_RETRY_DATA_BYTES) drop(event, 'its retryData is over 4 KB');
        else
          retry(event, afterS, {
            ...{ count: count + 1, failures: 0, reason, isExtended },
            ...(retryData !== undefined && { data: retryData }),
          });
        break;
      }
      case 'failed':
        retry(event, FIRST_RETRY_S * 2 ** failures, {
          count: result.isPlatformFault ? count : count + 1,
          failures: failures + 1,
          reason: result.reason,
          isExtended: isExtended || result.isPlatformFault,
        });
        break;
    }
  };
};

/** Returns when retries of an event end, in milliseconds since 1970. */
const keptUntil = (pushedAt: number, { isExtended }: Retries): number =>
  pushedAt + KEPT_MS + (isExtended ? KEPT_LONGER_MS : 0);

const bytesOf = (value: unknown): number =>
  value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
