import type { GroupId } from '../../domain/groupId';

/**
 * The groups for which site admins lend the app's authority to every Confluence admin. Each stands
 * for itself, so that two admins who change the list at once lose nothing. A store that fails throws.
 */
export type DelegationList = {
  has: (id: GroupId) => Promise<boolean>;
  /** May lag a moment behind what was just added or removed. */
  list: () => Promise<GroupId[]>;
  add: (id: GroupId) => Promise<void>;
  remove: (id: GroupId) => Promise<void>;
};
