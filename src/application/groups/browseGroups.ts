import type { Group, GroupPage } from '../../contract/adminApi';
import type { AccountId } from '../../domain/accountId';
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

/**
 * Lists the groups that give access to Confluence: all of them, or it fails. It costs 1 point, and 2
 * for each group. A list of several pages is read twice or more.
 */
export type ListAccessGroups = (viewer: AccountId) => Promise<Outcome<Group[]>>;

export const makeListAccessGroups = (deps: {
  readAccessGroups: ReadAccessGroups;
  describeGroups: DescribeGroups;
}): ListAccessGroups =>
  async function listAccessGroups(viewer) {
    const groups = await deps.readAccessGroups('user');
    if (!groups.ok) return groups; // the description would ask for the same list
    return ok(groups.value.map(await deps.describeGroups(viewer)));
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
