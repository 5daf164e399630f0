import type { GroupId } from '../../domain/groupId';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { Protection } from '../authority/protection';
import { mapConcurrently } from '../allSettledOrThrow';
import type { GroupLookup } from './groupLookup';

const AT_ONCE = 10;

/**
 * Passes groups that the app's authority, or a key, may be given for: those that exist, that the
 * site's admins manage and that are not protected. The first that is none of these is the answer.
 */
export type DelegatableGroups = (ids: readonly GroupId[]) => Promise<Outcome<void>>;

export const makeDelegatableGroups =
  (deps: { lookup: GroupLookup; protection: Protection }): DelegatableGroups =>
  async (ids) => {
    const groups = await mapConcurrently(ids, AT_ONCE, (id) => deps.lookup({ by: 'id', id }));
    for (const group of groups) {
      if (!group.ok) return group;
      if (group.value.management !== 'admins') return failed('externally-managed');
      const protection = await deps.protection(group.value);
      if (protection === 'protected') return failed('group-not-allowed');
      if (protection === 'unknown') return failed('unavailable');
    }
    return ok(undefined);
  };
