import { z } from 'zod';
import { callerName, type Caller } from './access';
import { isGroupName } from './company/company';
import type { Directory } from './state/directory';

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
    headers: z.record(z.string(), z.string()).exactOptional(),
    body: z.union([z.string(), z.record(z.string(), z.unknown())]).exactOptional(),
  }),
]);

const bodyValue = z.strictObject({
  status: status.exactOptional(),
  body: z.string().exactOptional(),
  contentType: z.string().min(1).exactOptional(),
});

/** A new name for a group. `group` is the group's ID or its current name. */
const rename = z.strictObject({
  group: z.string().min(1),
  to: z.string().refine(isGroupName, 'is not a valid group name'),
});

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
    value: z.array(rename).min(1),
  }),
]);

export type Fault = z.infer<typeof faultSchema>;
export type StatusValue = z.infer<typeof statusValue>;
type RenameFault = Extract<Fault, { effect: 'rename' }>;
type Rename = z.infer<typeof rename>;

/** The faults of one request: a delay, renames, and at most one fault that decides the answer. */
export type FaultPlan = {
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
    take: (target: Target): FaultPlan => {
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

const isPathMatch = (pattern: string, { path, address }: Target): boolean => {
  if (!pattern.startsWith('/wiki/')) return address.includes(pattern);
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
};

const isCallerMatch = (identity: string, caller: Caller): boolean =>
  identity === 'user' ? caller.kind === 'person' : callerName(caller) === identity;

/** The reason why a rename is impossible, as a sentence. */
export class RenameRefused extends Error {
  override readonly name = 'RenameRefused';
}

/**
 * Replaces the names of the groups to rename by their IDs, so that later renames don't change which
 * group is meant. Throws `RenameRefused` if there is no such group, or if one value names a group or a
 * new name twice.
 */
export const withGroupIds = (directory: Directory, faults: readonly Fault[]): Fault[] =>
  faults.map((fault) =>
    fault.effect === 'rename' ? { ...fault, value: byId(directory, fault.value) } : fault,
  );

const byId = (directory: Directory, renames: readonly Rename[]): Rename[] => {
  const known = renames.map(({ group, to }) => {
    const found = directory.byId(group) ?? directory.byName(group);
    if (found === undefined) throw new RenameRefused(`There is no group '${group}' to rename.`);
    return { group: found.id, to };
  });
  const twice = repeated(known.map(({ group }) => group)) ?? repeated(known.map(({ to }) => to));
  if (twice !== undefined) throw new RenameRefused(`One rename names '${twice}' twice.`);
  return known;
};

const repeated = (texts: readonly string[]): string | undefined =>
  texts.find((text, at) => texts.indexOf(text) < at);

/**
 * Renames groups, all at once, so that they can swap names. Skips deleted groups. Throws
 * `RenameRefused`, and renames nothing, if another group has one of the names.
 */
export const renameGroups = (directory: Directory, renames: readonly Rename[]): void => {
  const renamed = renames.flatMap(({ group, to }) => {
    const found = directory.byId(group);
    return found === undefined ? [] : [{ ...found, name: to }];
  });
  for (const { name } of renamed) {
    const owner = directory.byName(name);
    if (owner !== undefined && renamed.every(({ id }) => id !== owner.id))
      throw new RenameRefused(`No group can be renamed to '${name}': another group has that name.`);
  }
  for (const group of renamed) directory.putGroup(group);
};
