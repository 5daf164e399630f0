import { Queue } from '@forge/events';
import * as z from 'zod/mini';
import type { StepEvent, StepQueue } from '../application/ports/platform';
import { StoreUnavailable } from '../application/ports/storeUnavailable';
import { isPlanId } from '../domain/plan/plan';

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

const eventSchema = z.object({
  body: z.object({
    jobId: z.string(),
    step: z.number(),
    why: z.enum(['next', 'watch']),
  }),
});

/** Reads what the queue hands to its consumer; undefined where it has another form. */
export const readStepEvent = (event: unknown): StepEvent | undefined => {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return undefined;
  const { jobId, step, why } = parsed.data.body;
  return isPlanId(jobId) ? { jobId, step, why } : undefined;
};
