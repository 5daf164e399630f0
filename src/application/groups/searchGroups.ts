import type { AccountId } from '../../domain/accountId';
import type { DirectoryGroup } from '../../domain/directoryGroup';
import { parseGroupName } from '../../domain/groupName';
import { ok, type Outcome } from '../../domain/outcome';
import type { Changeability, Group } from '../adminApi';
import type { Lending } from '../authority/lending';
import type { Protection } from '../authority/protection';
import type { GroupDirectory } from '../ports/groupDirectory';
import type { GroupLookup } from './groupLookup';

const MOST_HITS = 20;

/** At most 20 groups whose name contains the query, an exact match first, each with what is possible. */
export type SearchGroups = (viewer: AccountId, query: string) => Promise<Outcome<Group[]>>;

export const makeSearchGroups = (parts: {
  directory: GroupDirectory;
  lookup: GroupLookup;
  protection: Protection;
  lending: Lending;
}): SearchGroups => {
  const { directory, lookup, protection, lending } = parts;

  const changeability = async (
    viewer: AccountId,
    group: DirectoryGroup,
  ): Promise<Changeability> => {
    if (group.management === 'external') return 'externally-managed';
    if (group.management === 'team') return 'team';
    const lent = (await protection(group)) === 'free' && (await lending(viewer, group));
    return lent ? 'allowed' : 'as-viewer-only';
  };

  // A full page may have cut the exact match off; only then is it worth a look-up of its own.
  const exactMatch = async (
    query: string,
    hits: readonly DirectoryGroup[],
  ): Promise<DirectoryGroup[]> => {
    const name = parseGroupName(query);
    if (!name.ok) return [];
    const among = hits
      .filter((hit) => sameText(hit.name, query))
      .toSorted((one, other) => Number(other.name === query) - Number(one.name === query));
    if (among[0]?.name === query || hits.length < MOST_HITS) return among;
    const found = await lookup({ by: 'name', name: name.value });
    return found.ok ? [found.value] : among;
  };

  return async (viewer, query) => {
    const text = query.trim();
    if (text === '') return ok([]);
    const hits = await directory.searchByText(text, MOST_HITS);
    if (!hits.ok) return hits;
    const exact = await exactMatch(text, hits.value);
    const others = hits.value.filter((hit) => !exact.some((group) => group.id === hit.id));
    const groups: Group[] = [];
    // One after the other: the first answer fills the memory that all the others then read.
    for (const group of [...exact, ...others].slice(0, MOST_HITS))
      groups.push({
        id: group.id,
        name: group.name,
        change: await changeability(viewer, group),
      });
    return ok(groups);
  };
};

const sameText = (one: string, other: string): boolean =>
  one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();
