import * as z from 'zod';

export const DEFAULT_LATE_MS = 5_000;

/** Effects that only a call of storage can have. */
const STORAGE_ONLY: readonly string[] = ['late-landing', 'short-pages'];

/**
 * A failure that a test causes on purpose.
 * - `fail`: the platform answers 500. For the queue, this affects its calls.
 * - `double`: a function or a call of storage is carried out twice. An event that is pushed from then
 *   on is delivered twice, the second time `ms` later (0).
 * - `late`: storage answers `ms` later (5,000), or a function starts `ms` later. An event that is
 *   pushed from then on is delivered `ms` later.
 * - `kill`: the platform ends the function's process, at a call of storage or `ms` after its start
 *   (0). For the queue, this affects consumers.
 * - `late-landing`, storage only: a call is carried out, and answered, only `ms` later (5,000), even
 *   if its caller is gone by then. Other calls are carried out in the meantime.
 * - `short-pages`, storage only: a query returns at most `keep` entries (0) and a cursor, although
 *   there are more. Other calls do not count.
 * - `match`: the fault affects only what contains this text: `<path> <body>` of a call of storage or
 *   of the queue, `<queue> <body>` of an event, or the function's key.
 * - `after`: this many matching ones succeed first. `times`: this many fail then (all by default).
 * - `when: 'after'`: a call of storage or of the queue is carried out, and fails (or kills) only then.
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
  .refine(({ target, effect }) => target === 'kvs' || !STORAGE_ONLY.includes(effect), {
    path: ['effect'],
    error: `${STORAGE_ONLY.join(' and ')} are for the target kvs only`,
  })
  .refine(({ effect, keep }) => keep === undefined || effect === 'short-pages', {
    path: ['keep'],
    error: 'keep is for the effect short-pages only',
  });

export type Fault = z.output<typeof faultSchema>;

/** The requested faults. Each one counts how often it matched. */
export type Faults = {
  set: (faults: readonly Fault[]) => void;
  /**
   * Returns the first fault that matches and is due now. Counts every fault that matches. Considers
   * only the given effects.
   */
  next: <E extends Fault['effect']>(
    target: Fault['target'],
    text: string,
    effects: readonly E[],
  ) => (Fault & { effect: E }) | undefined;
};

export const makeFaults = (): Faults => {
  let counted: { fault: Fault; seen: number }[] = [];
  return {
    set: (faults) => {
      counted = faults.map((fault) => ({ fault, seen: 0 }));
    },
    next: <E extends Fault['effect']>(
      target: Fault['target'],
      text: string,
      effects: readonly E[],
    ) => {
      let due: (Fault & { effect: E }) | undefined;
      for (const entry of counted) {
        const { fault } = entry;
        if (fault.target !== target || !text.includes(fault.match ?? '')) continue;
        if (!hasEffect(fault, effects)) continue;
        entry.seen += 1;
        const last = fault.after + (fault.times ?? Infinity);
        if (entry.seen > fault.after && entry.seen <= last) due ??= fault;
      }
      return due;
    },
  };
};

const hasEffect = <E extends Fault['effect']>(
  fault: Fault,
  effects: readonly E[],
): fault is Fault & { effect: E } => effects.some((effect) => effect === fault.effect);
