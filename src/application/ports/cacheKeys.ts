import type { AccountId } from '../../domain/accountId';
import type { Identity, Presence } from '../../domain/caller';
import type { GroupId, GroupName, GroupSelector } from '../../domain/group';
import type { GroupAccess } from './confluence';

/** The cache key of a group, as the caller selects it. */
export const cacheKeyOfGroup = (group: GroupSelector): string =>
  'groupId' in group ? cacheKeys.groupById(group.groupId) : cacheKeys.groupByName(group.groupName);

export const cacheKeys = {
  administers: (accountId: AccountId, presence: Presence) => `administers ${presence} ${accountId}`,
  groupsOf: (accountId: AccountId) => `groups-of ${accountId}`,
  accessGroupsFailed: (access: GroupAccess) => `access-groups failed ${access}`,
  accessListBackOff: (access: GroupAccess) => `access-list back-off ${access}`,
  groupById: (id: GroupId) => `group-by-id ${id}`,
  groupByName: (name: GroupName) => `group-by-name ${name.normalize('NFC')}`,
  requestRate: 'request-rate',
  groupsOfPlan: (name: string) => `groups-of-plan ${name}`,
  nameEndpointRetired: 'name-endpoint-retired',
  capability: ({ kind }: Identity, accountId: AccountId) =>
    kind === 'app' ? 'capability app' : `capability ${kind} ${accountId}`,
} as const;
