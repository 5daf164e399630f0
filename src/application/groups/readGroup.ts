import type { GroupDetails, MemberPageView } from '../../contract/adminApi';
import type { AccountId } from '../../domain/accountId';
import type { GroupId } from '../../domain/group';
import { MEMBERS_PER_PAGE } from '../../domain/limits';
import { ok, type Outcome } from '../../domain/outcome';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { GroupDirectory } from '../ports/confluence';
import type { DescribeGroups } from './describeGroups';

/**
 * Reads one group and counts its members. It never answers from the cache: an admin who reloads the
 * page wants the truth. If the members can't be counted, their number is absent. It costs 6 points,
 * whatever the size of the group.
 */
export type GetGroup = (viewer: AccountId, id: GroupId) => Promise<Outcome<GroupDetails>>;

export const makeGetGroup = (deps: {
  directory: Pick<GroupDirectory, 'readById' | 'countMembers'>;
  describeGroups: DescribeGroups;
}): GetGroup =>
  async function getGroup(viewer, id) {
    const [found, counted, describe] = await allSettledOrThrow([
      deps.directory.readById(id),
      deps.directory.countMembers(id),
      deps.describeGroups(viewer),
    ]);
    if (!found.ok) return found;
    return ok({
      group: describe(found.value),
      ...(counted.ok && { members: counted.value }),
    });
  };

/**
 * Lists the members of a group with their names, at most 200 from a start on, without suspended
 * people. A page can be shorter, or empty, and not be the last. A page of 200 costs 401 points.
 *
 * Confluence has one empty page for a group that does not exist. So after an empty last page, the
 * group itself is read, for 3 points: a group that is gone is `group-not-found`.
 */
export type ListMembers = (id: GroupId, start: number) => Promise<Outcome<MemberPageView>>;

export const makeListMembers = (deps: {
  directory: Pick<GroupDirectory, 'readById' | 'readNamedMembers'>;
}): ListMembers =>
  async function listMembers(id, start) {
    const page = await deps.directory.readNamedMembers(id, start, MEMBERS_PER_PAGE);
    if (!page.ok || page.value.members.length > 0 || page.value.next !== undefined) return page;
    const group = await deps.directory.readById(id);
    return group.ok ? page : group;
  };
