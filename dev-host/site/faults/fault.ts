import { z } from 'zod';
import { isGroupName } from '../company/isGroupName';

const method = z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
const status = z.int().min(200).max(599);
const MAX_DELAY_MS = 600_000; // longer than any function of the platform runs, short of a day

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

/** New names for groups, each named by its id or its present name. */
const renameValue = z
  .array(
    z.strictObject({
      group: z.string().min(1),
      to: z.string().refine(isGroupName, 'is no name that a group can have'),
    }),
  )
  .min(1);

const common = { match, times: z.int().min(1).optional() };

/** One thing that goes wrong, as `PUT /dev/faults` takes it. */
export const faultSchema = z.discriminatedUnion('effect', [
  z.strictObject({ ...common, effect: z.literal('status'), value: statusValue }),
  z.strictObject({
    ...common,
    effect: z.literal('delay'),
    value: z.number().min(0).max(MAX_DELAY_MS),
  }),
  z.strictObject({ ...common, effect: z.literal('lose-response') }),
  z.strictObject({ ...common, effect: z.literal('drop') }),
  z.strictObject({ ...common, effect: z.literal('body'), value: bodyValue }),
  z.strictObject({
    ...common,
    effect: z.literal('rename'),
    when: z.enum(['before', 'after']).default('before'),
    value: renameValue,
  }),
]);

export type Fault = z.infer<typeof faultSchema>;
export type StatusValue = z.infer<typeof statusValue>;
export type BodyValue = z.infer<typeof bodyValue>;
export type RenameFault = Extract<Fault, { effect: 'rename' }>;
