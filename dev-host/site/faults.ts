import { z } from 'zod';
import { callerName, type Caller } from './access';
import { isGroupName } from './company/company';

const method = z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
const status = z.int().min(200).max(599);
const MAX_DELAY_MS = 600_000; // 10 minutes

/**
 * Selects the requests that a fault affects. A missing field matches every request. A `path` that
 * begins with `/wiki/` is exact, or a prefix if it ends with `*`. Any other `path` is a part of path
 * and query.
 */
const match = z.strictObject({
  method: method.optional(),
  path: z.string().min(1).optional(),
  /** `app`, `user` for any person, or a person's account ID. */
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

/** New names for groups. `group` is a group's ID or its current name. */
const renameValue = z
  .array(
    z.strictObject({
      group: z.string().min(1),
      to: z.string().refine(isGroupName, 'is not a valid group name'),
    }),
  )
  .min(1);

const common = { match, times: z.int().min(1).optional() };

/** Something that goes wrong, as `PUT /dev/faults` accepts it. docs/local-forge.md describes it. */
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

/** The faults of one request: a delay, renames, and at most one fault that decides the answer. */
export type Misfortune = {
  delayMs: number;
  renames: RenameFault[];
  fault?: Exclude<Fault, { effect: 'delay' | 'rename' }>;
};

/** What a fault can match in a request. `address` is the path and query as they were sent. */
type Target = { method: string; path: string; address: string; caller: Caller };

/**
 * Makes an empty list of faults. All matching delays add up and all matching renames are made, until
 * the first fault that decides the answer. Later faults are not used up.
 */
export const makeFaultList = () => {
  let list: { fault: Fault; left: number }[] = [];
  return {
    set: (faults: readonly Fault[]): void => {
      list = faults.map((fault) => ({ fault, left: fault.times ?? Infinity }));
    },
    /** Finds the faults of a request, and counts them as used. */
    take: (target: Target): Misfortune => {
      let delayMs = 0;
      const renames: RenameFault[] = [];
      for (const entry of list) {
        if (entry.left === 0 || !isMatch(entry.fault, target)) continue;
        entry.left -= 1;
        const { fault } = entry;
        if (fault.effect === 'delay') delayMs += fault.value;
        else if (fault.effect === 'rename') renames.push(fault);
        else return { delayMs, renames, fault };
      }
      return { delayMs, renames };
    },
  };
};

const isMatch = ({ match: { method, path, identity } }: Fault, target: Target): boolean =>
  (method === undefined || method === target.method) &&
  (path === undefined || isPathMatch(path, target)) &&
  (identity === undefined || isCallerMatch(identity, target.caller));

const isPathMatch = (wanted: string, { path, address }: Target): boolean => {
  if (!wanted.startsWith('/wiki/')) return address.includes(wanted);
  return wanted.endsWith('*') ? path.startsWith(wanted.slice(0, -1)) : path === wanted;
};

const isCallerMatch = (wanted: string, caller: Caller): boolean =>
  wanted === 'user' ? caller.kind === 'person' : callerName(caller) === wanted;
