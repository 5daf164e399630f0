import { Queue } from '@forge/events';
import type { RefreshQueue, SetupQueue, StepQueue } from '../../application/ports/platform';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';

/**
 * Makes the function that sends an event to one of the queues in manifest.yml. If the queue does not
 * accept it for any reason, it throws `StoreUnavailable`.
 * https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/
 */
const sendTo = (key: string) =>
  async function sendEvent(event: Record<string, unknown>, delaySeconds: number): Promise<void> {
    try {
      await new Queue({ key }).push({
        body: event,
        delayInSeconds: Math.max(0, Math.ceil(delaySeconds)),
      });
    } catch (error) {
      throw new StoreUnavailable('push event', error instanceof Error ? error.name : typeof error);
    }
  };

/** Asks for a step of a job. The step is stored, so it is asked for again if this event gets lost. */
export const stepQueue: StepQueue = sendTo('bulk-steps');

/** Asks for a refresh of the access lists. */
export const refreshQueue: RefreshQueue = sendTo('access-lists');

/** Asks for a part of Setup's work. */
export const setupQueue: SetupQueue = sendTo('setup');
