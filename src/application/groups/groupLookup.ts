import { readCachedGroup } from '../../contract/stored';
import {
  type DirectoryGroup,
  type GroupId,
  type GroupName,
  type GroupSelector,
  matchGroupName,
  unicodeForms,
} from '../../domain/group';
import { failed, ok, type Outcome } from '../../domain/outcome';
import { cacheKeyOfGroup } from '../ports/cacheKeys';
import type { GroupDirectory } from '../ports/confluence';
import type { Cache } from '../ports/storage';

const LOOKUP_KEPT_SECONDS = 60;

/** Finds the one group that a caller selects. */
export type GroupLookup = (reference: GroupSelector) => Promise<Outcome<DirectoryGroup>>;

/**
 * A group for a change. `isCached` says whether it comes from the cache and is up to a minute old.
 */
export type GroupForChange = { group: DirectoryGroup; isCached: boolean };

/**
 * Finds the group of a change. Unlike `GroupLookup`, it does not confirm a cached name: the write
 * does that with its last read. `forget` drops a name that has moved to another group.
 */
export type LookupForChange = {
  find: (reference: GroupSelector) => Promise<Outcome<GroupForChange>>;
  forget: (reference: GroupSelector) => Promise<void>;
};

type Deps = { directory: GroupDirectory; cache: Cache };

/**
 * Finds groups by ID and by name, and caches them for a minute. A cached name is confirmed by the
 * group's ID before it is used. If the name had moved to another group, the wrong group would
 * change.
 */
export const makeGroupLookup = (deps: Deps): GroupLookup => {
  const { directory, cache } = deps;
  const cached = makeCachedLookup(deps);

  const confirm = async ({ id, name }: DirectoryGroup): Promise<Outcome<DirectoryGroup>> => {
    const now = await directory.readById(id);
    return now.ok && now.value.name !== name ? failed('group-not-found') : now;
  };

  return async function groupLookup(reference) {
    const found = await cached(reference);
    if (!found.ok) return found;
    const { group, isCached } = found.value;
    if ('groupId' in reference || !isCached) return ok(group);
    const confirmed = await confirm(group);
    if (!confirmed.ok) await cache.forget(cacheKeyOfGroup(reference));
    return confirmed;
  };
};

export const makeLookupForChange = (deps: Deps): LookupForChange => ({
  find: makeCachedLookup(deps),
  forget: async (reference) => {
    if ('groupName' in reference) await deps.cache.forget(cacheKeyOfGroup(reference));
  },
});

/** Looks in the cache, then asks Confluence and caches the answer. */
const makeCachedLookup = ({ directory, cache }: Deps): LookupForChange['find'] =>
  async function cachedLookup(reference) {
    const key = cacheKeyOfGroup(reference);
    const cached = await cache.get(key, readCachedGroup);
    if (cached) return ok({ group: cached, isCached: true });
    const found = await ('groupId' in reference
      ? directory.readById(reference.groupId)
      : findByName(directory, reference.groupName));
    if (!found.ok) return found;
    await cache.put(key, found.value, LOOKUP_KEPT_SECONDS);
    return ok({ group: found.value, isCached: false });
  };

const findByName = async (
  directory: GroupDirectory,
  name: GroupName,
): Promise<Outcome<DirectoryGroup>> => {
  const groups = new Map<GroupId, DirectoryGroup>();
  let complete = true;
  // A site may store the name in another Unicode form, and its search compares code points.
  for (const form of unicodeForms(name)) {
    const found = await directory.findByText(form);
    if (!found.ok) return found;
    for (const group of found.value.groups) groups.set(group.id, group);
    complete &&= found.value.complete;
  }
  return chosen(matchGroupName([...groups.values()], name), name, complete);
};

// If several groups fit, the caller must select one by ID. An incomplete list may miss some of
// them. Then the only group that fits must have exactly this name, code point for code point.
const chosen = (
  [first, ...others]: readonly DirectoryGroup[],
  name: GroupName,
  complete: boolean,
): Outcome<DirectoryGroup> => {
  if (!first && complete) return failed('group-not-found');
  if (!first || others.length > 0 || !(complete || first.name === name))
    return failed('invalid-input', { field: 'group' });
  return ok(first);
};
