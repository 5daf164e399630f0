import * as z from 'zod';

export const USUALLY_LATE_MS = 5_000;

/**
 * Something that goes wrong on purpose.
 * - `fail`: the platform answers 500; `double`: it is carried out twice; `late`: storage's answer
 *   comes, or a function begins, `ms` later (5 s); `kill`: the function's process is ended, at a
 *   call of storage or `ms` after the function began (0).
 * - Of the queue `fail` is for calls. An event that is pushed meanwhile is delivered twice (`double`,
 *   the second time `ms` later (0)) or `ms` later (`late`); `kill` ends its consumer.
 * - `match`: only where this text is part of `<path> <body>` of a KVS call or a call of the queue, of
 *   `<queue> <body>` of an event, or of the function's key.
 * - `after`: so many matching ones go well first; `times`: so many go wrong then, all if left out.
 * - `when: 'after'`: a call of KVS or of the queue is carried out, and fails (or is killed) only then.
 */
export const faultSchema = z.strictObject({
  target: z.enum(['kvs', 'queue', 'invocation']),
  effect: z.enum(['fail', 'kill', 'double', 'late']),
  match: z.string().optional(),
  after: z.int().min(0).default(0),
  times: z.int().min(1).optional(),
  ms: z.int().min(0).optional(),
  when: z.enum(['before', 'after']).default('before'),
});

export type Fault = z.output<typeof faultSchema>;
