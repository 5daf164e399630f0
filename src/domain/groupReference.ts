import type { GroupId } from './groupId';
import type { GroupName } from './groupName';

/** How a caller names a group: by exactly one of its name and its id. */
export type GroupReference = { by: 'name'; name: GroupName } | { by: 'id'; id: GroupId };
