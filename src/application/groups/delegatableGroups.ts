import type { DelegatedGroup } from '../../contract/adminApi';
import type { GroupId } from '../../domain/group';
import { failed, ok, type Outcome } from '../../domain/outcome';
import { type AccessGroups, protectionBy } from '../authority/protection';
import { allSettledOrThrow, mapConcurrently } from '../concurrency/allSettledOrThrow';
import type { GroupLookup } from './groupLookup';

const AT_ONCE = 100; // all groups of a key, at the rate that Confluence accepts

/**
 * Checks that groups can be delegated, or named by a key. They must exist, be managed by the site's
 * admins and not be protected. The result is the failure of the first group that can't.
 */
export type DelegatableGroups = (ids: readonly GroupId[]) => Promise<Outcome<void>>;

export const makeDelegatableGroups = (deps: {
  lookup: GroupLookup;
  accessGroups: AccessGroups;
}): DelegatableGroups =>
  async function delegatableGroups(ids) {
    const [groups, admin, siteAdmin] = await allSettledOrThrow([
      mapConcurrently(ids, AT_ONCE, (id) => deps.lookup({ groupId: id })),
      deps.accessGroups('admin'),
      deps.accessGroups('site-admin'),
    ]);
    for (const group of groups) {
      if (!group.ok) return group;
      if (group.value.management !== 'admins') return failed('externally-managed');
      const protection = protectionBy(group.value, [admin, siteAdmin]);
      if (protection === 'protected') return failed('group-not-allowed');
      if (protection === 'unknown') return failed('unavailable');
    }
    return ok(undefined);
  };

const MAX_NAMED = 100; // each may cost a read, and the page must not wait long

/**
 * Adds the current names to group IDs. A group has no name if it is gone, can't be read now, or
 * comes after the first hundred.
 */
export type NamedGroups = (ids: readonly GroupId[]) => Promise<DelegatedGroup[]>;

export const makeNamedGroups = ({ lookup }: { lookup: GroupLookup }): NamedGroups => {
  const named = async (id: GroupId): Promise<DelegatedGroup> => {
    const found = await lookup({ groupId: id });
    return found.ok ? { id, name: found.value.name } : { id };
  };
  return async function namedGroups(ids) {
    return [
      ...(await mapConcurrently(ids.slice(0, MAX_NAMED), AT_ONCE, named)),
      ...ids.slice(MAX_NAMED).map((id) => ({ id })),
    ];
  };
};
