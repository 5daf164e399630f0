import type { GroupId } from '../../domain/groupId';
import type { DelegatedGroup } from '../adminApi';
import type { GroupLookup } from './groupLookup';

const AT_ONCE = 10;

/** Adds today's names to stored ids; a group that is gone, or cannot be read now, has none. */
export type NamedGroups = (ids: readonly GroupId[]) => Promise<DelegatedGroup[]>;

export const makeNamedGroups = ({ lookup }: { lookup: GroupLookup }): NamedGroups => {
  const named = async (id: GroupId): Promise<DelegatedGroup> => {
    const found = await lookup({ by: 'id', id });
    return found.ok ? { id, name: found.value.name } : { id };
  };
  return async (ids) => {
    const groups: DelegatedGroup[] = [];
    for (let start = 0; start < ids.length; start += AT_ONCE)
      groups.push(...(await Promise.all(ids.slice(start, start + AT_ONCE).map(named))));
    return groups;
  };
};
