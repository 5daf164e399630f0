import type { GroupId } from '../../domain/groupId';

/** How many groups the list holds at the most: each may cost a read when the list is shown. */
export const MAX_DELEGATED = 50;

/**
 * The groups for which site admins lend the app's authority to every Confluence admin. Two who
 * change it at once lose nothing. A change that was given up and lands late, after another one, is
 * refused: a group that was removed does not come back. A store that fails throws, and so does one
 * with another form or version in it.
 */
export type DelegationList = {
  has: (id: GroupId) => Promise<boolean>;
  list: () => Promise<GroupId[]>;
  /** Gives the list with the group on it; `full` where it holds 50 others. */
  add: (id: GroupId) => Promise<GroupId[] | 'full'>;
  /** Gives the list without the group, also where it was not on it. */
  remove: (id: GroupId) => Promise<GroupId[]>;
};
