import type { GroupDetails, MemberPageView } from '../../contract/adminApi';
import type { AccountId } from '../../domain/accountId';
import type { GroupId } from '../../domain/group';
import { MEMBERS_PER_PAGE } from '../../domain/limits';
import { ok, type Outcome } from '../../domain/outcome';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import { type OwnGroup, type ReadOwnRecord, recordIfAvailable } from '../record/ownRecord';
import type { GroupDirectory, NamedMemberPage } from '../ports/confluence';
import type { DescribeGroups } from './describeGroups';

/**
 * Reads one group and counts its members. It never answers from the cache: an admin who reloads the
 * page wants the truth. If the members can't be counted, the answer says so. If Confluence doesn't say
 * how many there are, their number is absent. It costs 6 points, whatever the size of the group.
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
      ...(!counted.ok && { couldNotCount: true }),
      ...(counted.ok && counted.value !== undefined && { members: counted.value }),
    });
  };

/**
 * Lists the members of a group with their names, at most 200 from a start on, without suspended
 * people. A page can be shorter, or empty, and not be the last. A page of 200 costs 401 points.
 *
 * Confluence's list lags behind changes. Rollcall's own record of the last ten minutes corrects it.
 *
 * Confluence has one empty page for a group that does not exist. So after an empty last page, the
 * group itself is read, for 3 points: a group that is gone is `group-not-found`.
 */
export type ListMembers = (id: GroupId, start: number) => Promise<Outcome<MemberPageView>>;

export const makeListMembers = (deps: {
  directory: Pick<GroupDirectory, 'readById' | 'readNamedMembers'>;
  readOwnRecord: ReadOwnRecord;
}): ListMembers =>
  async function listMembers(id, start) {
    const { directory, readOwnRecord } = deps;
    const [page, record] = await allSettledOrThrow([
      directory.readNamedMembers(id, start, MEMBERS_PER_PAGE),
      recordIfAvailable(readOwnRecord([id])), // a list is shown even if storage fails
    ]);
    if (!page.ok) return page;
    const { members, next } = page.value;
    if (members.length === 0 && next === undefined) {
      const group = await directory.readById(id);
      if (!group.ok) return group;
    }
    const own = record.get(id);
    return ok(own ? correctedPage(page.value, own) : page.value);
  };

/**
 * A page of members that names those who were removed, according to the record. The last page also
 * has those that were added and are not listed yet, without their names.
 */
const correctedPage = (page: NamedMemberPage, own: OwnGroup): MemberPageView => {
  const listed = new Set(page.members.map(({ accountId }) => accountId));
  const gone = [...listed].filter((accountId) => own.members.get(accountId) === false);
  const added = [...own.members].flatMap(([accountId, isMember]) =>
    isMember && !listed.has(accountId) ? [{ accountId }] : [],
  );
  return {
    ...page,
    members: page.next === undefined ? [...page.members, ...added] : page.members,
    ...(gone.length > 0 && { gone }),
  };
};
