import type { Changeability, Group, GroupGives } from '../../contract/adminApi';
import type { AccountId } from '../../domain/accountId';
import type { DirectoryGroup } from '../../domain/group';
import type { AppAuthorityOf } from '../authority/adminCheck';
import {
  type AccessGroups,
  type AdminLists,
  isListed,
  protectionBy,
} from '../authority/protection';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import { StoreUnavailable } from '../ports/storeUnavailable';

/**
 * Finds out what the page shows about groups: what each gives its members, and who may change it, as
 * far as is known beforehand. Returns a function that describes any group.
 *
 * It asks once for all groups: for the three lists of groups that give an access, which are stored,
 * and for the viewer's groups or the delegated ones. It needs no group for that, so it can run while
 * the groups are read.
 */
export type DescribeGroups = (viewer: AccountId) => Promise<(group: DirectoryGroup) => Group>;

export const makeDescribeGroups = (deps: {
  accessGroups: AccessGroups;
  appAuthorityOf: AppAuthorityOf;
}): DescribeGroups => {
  const { accessGroups, appAuthorityOf } = deps;

  /** What can't be read now permits nothing. The rest of the page works without. */
  const authorityOf: AppAuthorityOf = async (viewer) => {
    try {
      return await appAuthorityOf(viewer);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      return () => false;
    }
  };

  return async function describeGroups(viewer) {
    const [admin, siteAdmin, users, mayUseApp] = await allSettledOrThrow([
      accessGroups('admin'),
      accessGroups('site-admin'),
      accessGroups('user'),
      authorityOf(viewer),
    ]);
    const admins: AdminLists = [admin, siteAdmin];
    const isFree = (group: DirectoryGroup): boolean => protectionBy(group, admins) === 'free';

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
      const givesAccess = isListed(users, group.id);
      if (protection === 'unknown' || givesAccess === undefined) return 'unknown';
      return givesAccess ? 'access' : 'nothing';
    };

    return function describe(group) {
      return { id: group.id, name: group.name, change: change(group), gives: gives(group) };
    };
  };
};
