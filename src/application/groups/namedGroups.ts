import type { GroupId } from '../../domain/groupId';
import type { DelegatedGroup } from '../adminApi';
import { mapConcurrently } from '../allSettledOrThrow';
import type { GroupLookup } from './groupLookup';

const AT_ONCE = 10;
const MAX_NAMED = 100; // each may cost a read, and the page must come in time

/**
 * Adds today's names to stored ids. A group that is gone, that cannot be read now, or that comes
 * after the first hundred has none.
 */
export type NamedGroups = (ids: readonly GroupId[]) => Promise<DelegatedGroup[]>;

export const makeNamedGroups = ({ lookup }: { lookup: GroupLookup }): NamedGroups => {
  const named = async (id: GroupId): Promise<DelegatedGroup> => {
    const found = await lookup({ by: 'id', id });
    return found.ok ? { id, name: found.value.name } : { id };
  };
  return async (ids) => [
    ...(await mapConcurrently(ids.slice(0, MAX_NAMED), AT_ONCE, named)),
    ...ids.slice(MAX_NAMED).map((id) => ({ id })),
  ];
};
