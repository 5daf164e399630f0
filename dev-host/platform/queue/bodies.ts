import * as z from 'zod';
import { MAX_DELAY_S } from './limits';

/** One event as an app pushes it. */
export const pushEvent = z.strictObject({
  body: z.record(z.string(), z.unknown()),
  delayInSeconds: z.number().min(0).max(MAX_DELAY_S).optional(),
  concurrency: z.strictObject({ key: z.string().min(1), limit: z.int().min(1) }).optional(),
});

export type PushEvent = z.output<typeof pushEvent>;

const job = { queueName: z.string(), jobId: z.string().min(1), time: z.string() };

/** `Queue.push`; its events are looked at one by one. */
export const publishBody = z.strictObject({
  ...job,
  type: z.literal('avi:forge:app:event'),
  schema: z.literal('ari:cloud:ecosystem::forge/app-event-2'),
  payload: z.array(z.unknown()).min(1),
});

/** `getStats` and `cancel` of a job. */
export const jobBody = z.strictObject(job);

/** What a consumer returns to have its event again: an `InvocationError`. */
export const retryResult = z.looseObject({
  _retry: z.literal(true),
  retryOptions: z
    .looseObject({
      retryAfter: z.number().optional(),
      retryReason: z.string().optional(),
      retryData: z.unknown().optional(),
    })
    .default({}),
});
