import * as z from 'zod';

export const USUALLY_LATE_MS = 5_000;

/** Effects that only a call of storage can have. */
const OF_STORAGE: readonly string[] = ['late-landing', 'short-pages'];

/**
 * Something that goes wrong on purpose.
 * - `fail`: the platform answers 500; `double`: it is carried out twice; `late`: storage's answer
 *   comes, or a function begins, `ms` later (5 s); `kill`: the function's process is ended, at a
 *   call of storage or `ms` after the function began (0).
 * - Of the queue `fail` is for calls. An event that is pushed meanwhile is delivered twice (`double`,
 *   the second time `ms` later (0)) or `ms` later (`late`); `kill` ends its consumer.
 * - Of storage only: `late-landing`: a call is carried out, and answered, only `ms` later (5 s), also
 *   where its caller is gone by then; other calls are carried out meanwhile. `short-pages`: a query
 *   gives at most `keep` entries (0) and a cursor, although there are more; other calls do not count.
 * - `match`: only where this text is part of `<path> <body>` of a KVS call or a call of the queue, of
 *   `<queue> <body>` of an event, or of the function's key.
 * - `after`: so many matching ones go well first; `times`: so many go wrong then, all if left out.
 * - `when: 'after'`: a call of KVS or of the queue is carried out, and fails (or is killed) only then.
 */
export const faultSchema = z
  .strictObject({
    target: z.enum(['kvs', 'queue', 'invocation']),
    effect: z.enum(['fail', 'kill', 'double', 'late', 'late-landing', 'short-pages']),
    match: z.string().optional(),
    after: z.int().min(0).default(0),
    times: z.int().min(1).optional(),
    ms: z.int().min(0).optional(),
    when: z.enum(['before', 'after']).default('before'),
    keep: z.int().min(0).optional(),
  })
  .refine(({ target, effect }) => target === 'kvs' || !OF_STORAGE.includes(effect), {
    path: ['effect'],
    error: `${OF_STORAGE.join(' and ')} are for the target kvs only`,
  })
  .refine(({ effect, keep }) => keep === undefined || effect === 'short-pages', {
    path: ['keep'],
    error: 'keep is for the effect short-pages only',
  });

export type Fault = z.output<typeof faultSchema>;
