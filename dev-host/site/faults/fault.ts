import { z } from 'zod';

const method = z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
const status = z.int().min(200).max(599);
const LONGEST_DELAY_MS = 600_000; // longer than any function of the platform runs, short of a day

/**
 * Which requests a fault hits; what is left out matches all. `path` is the exact path where it begins
 * with `/wiki/` (with a `*` at its end: all that begin so), else any part of path and query.
 */
const match = z.strictObject({
  method: method.optional(),
  path: z.string().min(1).optional(),
  /** `app`, `user` for any person, or one person's account id. */
  identity: z.string().min(1).optional(),
});

const statusValue = z.union([
  status,
  z.strictObject({
    status,
    headers: z.record(z.string(), z.string()).optional(),
    body: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  }),
]);

const bodyValue = z.strictObject({
  status: status.optional(),
  body: z.string().optional(),
  contentType: z.string().min(1).optional(),
});

const common = { match, times: z.int().min(1).optional() };

/** One thing that goes wrong, as `PUT /dev/faults` takes it. */
export const faultSchema = z.discriminatedUnion('effect', [
  z.strictObject({ ...common, effect: z.literal('status'), value: statusValue }),
  z.strictObject({
    ...common,
    effect: z.literal('delay'),
    value: z.number().min(0).max(LONGEST_DELAY_MS),
  }),
  z.strictObject({ ...common, effect: z.literal('lose-response') }),
  z.strictObject({ ...common, effect: z.literal('drop') }),
  z.strictObject({ ...common, effect: z.literal('body'), value: bodyValue }),
]);

export type Fault = z.infer<typeof faultSchema>;
export type StatusValue = z.infer<typeof statusValue>;
export type BodyValue = z.infer<typeof bodyValue>;
