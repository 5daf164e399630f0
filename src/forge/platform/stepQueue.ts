import { Queue } from '@forge/events';
import type { StepQueue } from '../../application/ports/platform';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';

const QUEUE = 'bulk-steps'; // as in manifest.yml

/**
 * Sends an event to the platform's event queue. If the queue does not accept it for any reason, it
 * throws `StoreUnavailable`. The step is stored and is asked for again later.
 * https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/
 */
export const stepQueue: StepQueue = async (event, delaySeconds) => {
  try {
    await new Queue({ key: QUEUE }).push({
      body: event,
      delayInSeconds: Math.max(0, Math.ceil(delaySeconds)),
    });
  } catch (error) {
    throw new StoreUnavailable('push event', error instanceof Error ? error.name : typeof error);
  }
};
