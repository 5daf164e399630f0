import type { Group, GroupPage } from '../../contract/adminApi';
import type { AccountId } from '../../domain/accountId';
import type { DirectoryGroup } from '../../domain/group';
import { ok, type Outcome } from '../../domain/outcome';
import type { ReadAccessGroups } from '../authority/protection';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import { groupsWithRecord, type ReadOwnRecord, recordIfAvailable } from '../record/ownRecord';
import type { AuthorityDirectory, GroupDirectory } from '../ports/confluence';
import type { DescribeGroups } from './describeGroups';

const GROUPS_PER_PAGE = 50; // as many rows as a table of the page shows

/**
 * Lists all groups, 50 at a time, in Confluence's order, starting at `from`. A page can be empty and
 * not be the last. It costs 1 point, and 2 for each group. In a large organization Confluence may be
 * too slow: then the failure is `unavailable`, and a search still works.
 */
export type BrowseGroups = (viewer: AccountId, from?: number) => Promise<Outcome<GroupPage>>;

export const makeBrowseGroups = (deps: {
  directory: Pick<GroupDirectory, 'listGroups'>;
  describeGroups: DescribeGroups;
}): BrowseGroups =>
  async function browseGroups(viewer, from = 0) {
    const [page, describe] = await allSettledOrThrow([
      deps.directory.listGroups(from, GROUPS_PER_PAGE),
      deps.describeGroups(viewer),
    ]);
    if (!page.ok) return page;
    const { groups, ...next } = page.value;
    return ok({ groups: groups.map(describe), ...next });
  };

const MAX_OFFERED = 5;
const MAX_TRIED = 40;

/**
 * Lists the first groups of this site that give access to Confluence, at most 5. The complete list
 * has those of all sites of the organization, so it looks up to 40 of them up here. It costs 1 point,
 * 2 for each group, and 3 for each one looked up. A list of several pages is read twice or more.
 */
export type ListAccessGroups = (viewer: AccountId) => Promise<Outcome<Group[]>>;

export const makeListAccessGroups = (deps: {
  directory: Pick<GroupDirectory, 'readById'>;
  readAccessGroups: ReadAccessGroups;
  describeGroups: DescribeGroups;
}): ListAccessGroups =>
  async function listAccessGroups(viewer) {
    const groups = await deps.readAccessGroups('user');
    if (!groups.ok) return groups; // the description would ask for the same list
    const [here, describe] = await allSettledOrThrow([
      firstHere(groups.value, deps.directory),
      deps.describeGroups(viewer),
    ]);
    return here.ok ? ok(here.value.map(describe)) : here;
  };

/** The first of these groups that this site knows. */
const firstHere = async (
  groups: readonly DirectoryGroup[],
  directory: Pick<GroupDirectory, 'readById'>,
): Promise<Outcome<DirectoryGroup[]>> => {
  const here: DirectoryGroup[] = [];
  for (let at = 0; at < MAX_TRIED && here.length < MAX_OFFERED; at += MAX_OFFERED) {
    const some = groups.slice(at, at + MAX_OFFERED);
    for (const found of await allSettledOrThrow(some.map(({ id }) => directory.readById(id))))
      if (found.ok) here.push(found.value);
      else if (found.failure.code !== 'group-not-found') return found;
  }
  return ok(here.slice(0, MAX_OFFERED));
};

/**
 * Lists the groups that an account is in: all of them, or it fails. Rollcall's own record of the last
 * ten minutes corrects the list, which lags behind changes. An account that Confluence does
 * not know is in none, or is `account-not-found`, as Confluence says. It costs 1 point, and 2 for
 * each group.
 */
export type ListGroupsOf = (viewer: AccountId, accountId: AccountId) => Promise<Outcome<Group[]>>;

export const makeListGroupsOf = (deps: {
  authority: Pick<AuthorityDirectory, 'groupsOf'>;
  describeGroups: DescribeGroups;
  readOwnRecord: ReadOwnRecord;
}): ListGroupsOf =>
  async function listGroupsOf(viewer, accountId) {
    const [listed, record, describe] = await allSettledOrThrow([
      deps.authority.groupsOf(accountId),
      recordIfAvailable(deps.readOwnRecord()), // a list is shown even if storage fails
      deps.describeGroups(viewer),
    ]);
    if (!listed.ok) return listed;
    return ok(groupsWithRecord(listed.value, record, accountId).map(describe));
  };
