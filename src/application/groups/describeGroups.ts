import type { Changeability, Group, GroupGives } from '../../contract/adminApi';
import type { AccountId } from '../../domain/accountId';
import { type DirectoryGroup, isProtectedName } from '../../domain/group';
import type { AppAuthorityOf } from '../authority/adminCheck';
import {
  type AccessGroups,
  type AdminLists,
  isListed,
  protectionBy,
} from '../authority/protection';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import { cacheKeys } from '../ports/cacheKeys';
import type { AccessListStore, Cache, DelegationList } from '../ports/storage';

/**
 * Reads the stored values that a description of groups needs, all at once. It only saves time, and
 * has no effect.
 */
export type PrefetchGroups = (viewer: AccountId) => Promise<void>;

export const makePrefetchGroups = (deps: {
  cache: Pick<Cache, 'prefetch'>;
  accessLists: Pick<AccessListStore, 'read'>;
  delegation: Pick<DelegationList, 'list'>;
}): PrefetchGroups =>
  async function prefetchGroups(viewer) {
    const { cache, accessLists, delegation } = deps;
    await Promise.allSettled([
      cache.prefetch([cacheKeys.administers(viewer, 'present'), cacheKeys.groupsOf(viewer)]),
      accessLists.read('admin'),
      accessLists.read('site-admin'),
      accessLists.read('user'),
      delegation.list(),
    ]);
  };

/**
 * Finds out what the page shows about groups: what each gives its members, and who may change it, as
 * far as is known beforehand. Returns a function that describes each of these groups.
 *
 * It asks once for all of them: for the three lists of groups that give an access, which are stored,
 * and for the viewer's groups or the delegated ones, if a group may be changed.
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

  /** The groups that give admin rights, and those that give a seat. A name alone needs no list. */
  const listsFor = async (groups: readonly DirectoryGroup[]) => {
    const needsNone = groups.every(({ name }) => isProtectedName(name));
    const [admin, siteAdmin, users] = needsNone
      ? []
      : await allSettledOrThrow([
          accessGroups('admin'),
          accessGroups('site-admin'),
          accessGroups('user'),
        ]);
    return { admins: [admin, siteAdmin] satisfies AdminLists, users };
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
      const givesAccess = isListed(users, group.id);
      if (protection === 'unknown' || givesAccess === undefined) return 'unknown';
      return givesAccess ? 'access' : 'nothing';
    };

    return function describe(group) {
      return { id: group.id, name: group.name, change: change(group), gives: gives(group) };
    };
  };
};
