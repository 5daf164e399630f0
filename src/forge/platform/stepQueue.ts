import { Queue } from '@forge/events';
import type { StepQueue } from '../../application/ports/platform';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';

const QUEUE = 'bulk-steps'; // as in manifest.yml

/**
 * The platform's event queue. Whatever keeps an event from being taken is `StoreUnavailable`: the
 * step is stored, and asked for again later.
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
