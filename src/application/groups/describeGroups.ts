import type { Changeability, Group, GroupGives } from '../../contract/adminApi';
import type { AccountId } from '../../domain/accountId';
import { type DirectoryGroup, isProtectedName } from '../../domain/group';
import type { AppAuthorityOf } from '../authority/adminCheck';
import { type AccessGroups, ADMIN_ACCESSES, protectionBy } from '../authority/protection';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';

/**
 * Finds out what the page shows about groups: what each gives its members, and who may change it, as
 * far as is known beforehand. Returns a function that describes each of these groups.
 *
 * It asks once for all of them: for the three lists of groups that give an access, which are cached
 * for ten minutes, and for the viewer's groups or the delegated ones, if a group may be changed.
 */
export type DescribeGroups = (
  viewer: AccountId,
  groups: readonly DirectoryGroup[],
) => Promise<(group: DirectoryGroup) => Group>;

export const makeDescribeGroups = (deps: {
  accessGroups: AccessGroups;
  appAuthorityOf: AppAuthorityOf;
}): DescribeGroups => {
  const { accessGroups, appAuthorityOf } = deps;

  /** The lists for `ADMIN_ACCESSES`, and the groups that give a seat. A name alone needs none. */
  const listsFor = async (groups: readonly DirectoryGroup[]) => {
    if (groups.every(({ name }) => isProtectedName(name))) return { admins: [], users: undefined };
    const [users, ...admins] = await allSettledOrThrow(
      (['user', ...ADMIN_ACCESSES] as const).map((access) => accessGroups(access)),
    );
    return { admins, users };
  };

  return async function describeGroups(viewer, groups) {
    const { admins, users } = await listsFor(groups);
    const isFree = (group: DirectoryGroup): boolean => protectionBy(group, admins) === 'free';
    const isOpen = (group: DirectoryGroup): boolean =>
      group.management === 'admins' && isFree(group);
    const mayUseApp = groups.some(isOpen) ? await appAuthorityOf(viewer) : () => false;

    const change = (group: DirectoryGroup): Changeability => {
      switch (group.management) {
        case 'external':
          return 'externally-managed';
        case 'team':
          return 'team';
        case 'admins':
          return isFree(group) && mayUseApp(group) ? 'allowed' : 'as-viewer-only';
      }
    };

    const gives = (group: DirectoryGroup): GroupGives => {
      const protection = protectionBy(group, admins);
      if (protection === 'protected') return 'admin-rights';
      if (protection === 'unknown' || !users) return 'unknown';
      return users.includes(group.id) ? 'access' : 'nothing';
    };

    return function describe(group) {
      return { id: group.id, name: group.name, change: change(group), gives: gives(group) };
    };
  };
};
