import type { GroupId } from './groupId';
import type { GroupName } from './groupName';

/** How a caller names a group: by exactly one of its name and its ID. */
export type GroupSelector = { by: 'name'; name: GroupName } | { by: 'id'; id: GroupId };
