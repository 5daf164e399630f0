import type { GroupId } from './groupId';
import type { GroupName } from './groupName';

/**
 * How a caller names a group: by exactly one of its name and its id. With a name may come the id
 * that the caller saw it under: the group of that id is read, and must still have the name.
 */
export type GroupReference =
  { by: 'name'; name: GroupName; seenAs?: GroupId } | { by: 'id'; id: GroupId };
