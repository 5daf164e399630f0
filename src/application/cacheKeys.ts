import type { AccountId } from '../domain/accountId';
import type { Identity } from '../domain/caller';
import type { GroupId, GroupName } from '../domain/group';
import type { GroupAccess } from './ports/confluence';

/** Whether the person who answers for a call is at the page, or away and owns the key. */
export type Presence = 'present' | 'absent';

/** The keys of the cache. */
export const cacheKeys = {
  administers: (accountId: AccountId, presence: Presence) => `administers ${presence} ${accountId}`,
  groupsOf: (accountId: AccountId) => `groups-of ${accountId}`,
  accessGroups: (access: GroupAccess) => `access-groups ${access}`,
  groupById: (id: GroupId) => `group-by-id ${id}`,
  groupByName: (name: GroupName) => `group-by-name ${name.normalize('NFC')}`,
  nameEndpointRetired: 'name-endpoint-retired',
  capability: ({ as }: Identity, accountId: AccountId) =>
    as === 'app' ? 'standing app' : `standing ${as} ${accountId}`,
} as const;
