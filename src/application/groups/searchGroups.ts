import type { Group } from '../../contract/adminApi';
import type { AccountId } from '../../domain/accountId';
import {
  type DirectoryGroup,
  type GroupId,
  matchGroupName,
  parseGroupName,
  unicodeForms,
} from '../../domain/group';
import { ok, type Outcome } from '../../domain/outcome';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { GroupDirectory } from '../ports/confluence';
import type { DescribeGroups } from './describeGroups';

const MAX_HITS = 20;
const MAX_READ = 200; // one page on most sites, so the exact match is among them

/**
 * Finds at most 20 groups whose name contains the query, in any Unicode form. Exact matches come
 * first.
 */
export type SearchGroups = (viewer: AccountId, query: string) => Promise<Outcome<Group[]>>;

export const makeSearchGroups = (deps: {
  directory: GroupDirectory;
  describeGroups: DescribeGroups;
}): SearchGroups => {
  const { directory, describeGroups } = deps;

  const find = async (text: string): Promise<Outcome<DirectoryGroup[]>> => {
    const groups = new Map<GroupId, DirectoryGroup>();
    // Confluence's search compares code points, and a name can be written in either form.
    const found = await allSettledOrThrow(
      unicodeForms(text).map((form) => directory.searchByText(form, MAX_READ)),
    );
    for (const hits of found) {
      if (!hits.ok) return hits;
      for (const hit of hits.value) groups.set(hit.id, hit);
    }
    return ok([...groups.values()]);
  };

  return async function searchGroups(viewer, query) {
    const text = query.trim();
    if (text === '') return ok([]);
    const [hits, describe] = await allSettledOrThrow([find(text), describeGroups(viewer)]);
    if (!hits.ok) return hits;
    const name = parseGroupName(text);
    const exact = name.ok ? matchGroupName(hits.value, name.value) : [];
    const others = hits.value.filter((hit) => !exact.includes(hit));
    const groups = [...exact, ...others].slice(0, MAX_HITS);
    return ok(groups.map(describe));
  };
};
