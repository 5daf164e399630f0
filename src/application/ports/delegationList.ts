import type { GroupId } from '../../domain/groupId';

/** The groups for which site admins lend the app's authority to every Confluence admin. */
export type DelegationList = {
  read: () => Promise<GroupId[]>;
  write: (groups: GroupId[]) => Promise<void>;
};
