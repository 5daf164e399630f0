import type { GroupId } from './groupId';
import type { GroupName } from './groupName';

/**
 * How a caller names a group: by exactly one of its name and its id. With a name may come the id
 * that the caller saw it under: never believed, it only stops a change where the name means
 * another group by now, and settles between two that share the name in different Unicode forms.
 */
export type GroupReference =
  { by: 'name'; name: GroupName; seenAs?: GroupId } | { by: 'id'; id: GroupId };
