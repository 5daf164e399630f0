import type { Clock } from '../clock';
import type { Installation } from '../installation/installation';
import type { Invoke } from '../invocations/invoke';
import { consumerOf } from '../manifest/consumers';
import type { Manifest } from '../manifest/manifest';
import { endingOf, endingOfFailure, type Ending } from './ending';
import type { QueueEvent } from './queueEvent';
import type { QueueFaults } from './queueFaults';
import { keptUntil } from './retention';

/** Calls a queue's consumer with an event and tells what became of it. */
export type Deliver = (event: QueueEvent, installation: Installation) => Promise<Ending>;

export const makeDeliver =
  (deps: { manifest: Manifest; invoke: Invoke; queueFaults: QueueFaults; clock: Clock }): Deliver =>
  async (event, installation) => {
    const { manifest, invoke, queueFaults, clock } = deps;
    const consumer = consumerOf(manifest.modules, event.queue);
    if (consumer === undefined)
      throw new Error(`manifest.yml has no consumer of the queue "${event.queue}" any more.`);
    const killAfterMs = queueFaults.killAfterMs(event.queue, event.pushed.body);
    return invoke({
      functionKey: consumer.function,
      module: { type: 'consumer', key: consumer.key },
      installation,
      viewer: undefined,
      argument: asyncEvent(event, clock()),
      limitMs: consumer.timeoutSeconds * 1_000,
      chain: event.chain,
      ...(killAfterMs !== undefined && { killAfterMs }),
    }).then(endingOf, endingOfFailure);
  };

/** What a consumer is called with: `AsyncEvent` of `@forge/events`. */
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
