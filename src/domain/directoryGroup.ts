import type { GroupId } from './groupId';
import type { GroupName } from './groupName';

/** Who decides about a group's members: the site's admins, an identity provider, or a team. */
export type GroupManagement = 'admins' | 'external' | 'team';

/** A group as Confluence knows it. */
export type DirectoryGroup = { id: GroupId; name: GroupName; management: GroupManagement };
