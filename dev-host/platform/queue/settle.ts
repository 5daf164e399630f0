import type { Clock } from '../clock';
import type { Data } from '../data/data';
import type { Ending } from './ending';
import type { EventStore } from './eventStore';
import type { Jobs } from './jobs';
import { FIRST_RETRY_S, MAX_DELAY_S, MAX_RETRY_DATA_BYTES } from './limits';
import type { QueueEvent, Retries } from './queueEvent';
import { keptUntil } from './retention';

/** Stores what became of a delivery: the event is done with, or waits for its next one. */
export type Settle = (event: QueueEvent, ending: Ending) => void;

/**
 * Retries as documented: after the time that the consumer wants; after a failure by themselves, at
 * times that grow apart; until the event is too old.
 * https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/#retries
 */
export const makeSettle = (deps: {
  data: Data;
  events: EventStore;
  jobs: Jobs;
  clock: Clock;
}): Settle => {
  const { data, events, jobs, clock } = deps;
  const leave = (event: QueueEvent, ending: 'succeeded' | 'failed'): void => {
    data.inTransaction(() => {
      events.remove(event.id);
      jobs.count(event, ending);
    });
  };
  const drop = (event: QueueEvent, why: string): void => {
    console.error(`An event of the queue ${event.queue} was dropped: ${why}.`);
    leave(event, 'failed');
  };
  const again = (event: QueueEvent, afterS: number, retries: Retries): void => {
    const dueAt = clock() + Math.min(Math.max(afterS, 1), MAX_DELAY_S) * 1_000;
    if (dueAt > keptUntil(event.pushedAt, retries)) drop(event, 'it would be kept for too long');
    else events.postpone(event.id, dueAt, retries);
  };
  return (event, ending) => {
    const { count, failures, isExtended } = event.retries;
    switch (ending.kind) {
      case 'delivered':
        leave(event, 'succeeded');
        break;
      case 'wanted-again': {
        const { afterS, reason, data: retryData } = ending;
        // A retry with more than this is not made. https://jira.atlassian.com/browse/ECO-759
        if (bytesOf(retryData) > MAX_RETRY_DATA_BYTES) drop(event, 'its retryData is over 4 KB');
        else
          again(event, afterS, {
            ...{ count: count + 1, failures: 0, reason, isExtended },
            ...(retryData !== undefined && { data: retryData }),
          });
        break;
      }
      case 'failed':
        again(event, FIRST_RETRY_S * 2 ** failures, {
          count: ending.isPlatformsFault ? count : count + 1,
          failures: failures + 1,
          reason: ending.reason,
          isExtended: isExtended || ending.isPlatformsFault,
        });
        break;
    }
  };
};

const bytesOf = (value: unknown): number =>
  value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
