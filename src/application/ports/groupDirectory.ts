import type { AccountId } from '../../domain/accountId';
import type { ConfluenceAnswer } from '../../domain/confluenceAnswer';
import type { DirectoryGroup } from '../../domain/directoryGroup';
import type { GroupId } from '../../domain/groupId';
import type { GroupName } from '../../domain/groupName';
import type { Identity } from '../../domain/identity';
import type { Outcome } from '../../domain/outcome';

/** How a write addresses its group. The name is the endpoint that some sites have retired. */
export type WriteTarget = { by: 'name'; name: GroupName } | { by: 'id'; id: GroupId };

export type FoundGroups = { groups: DirectoryGroup[]; complete: boolean };

/** Confluence's groups. Reads run as the app; each read is one request or a few pages. */
export type GroupDirectory = {
  /** The groups whose name contains the text, letter case ignored: all, or the first 1,000. */
  findByText: (text: string) => Promise<Outcome<FoundGroups>>;
  /** The first few groups whose name contains the text. */
  searchByText: (text: string, limit: number) => Promise<Outcome<DirectoryGroup[]>>;
  /** `group-not-found` where there is no such group. */
  readById: (id: GroupId) => Promise<Outcome<DirectoryGroup>>;
  /** One attempt to add; what Confluence answered, unread. */
  addMember: (
    target: WriteTarget,
    accountId: AccountId,
    identity: Identity,
  ) => Promise<ConfluenceAnswer>;
  /** One attempt to remove; what Confluence answered, unread. */
  removeMember: (
    target: WriteTarget,
    accountId: AccountId,
    identity: Identity,
  ) => Promise<ConfluenceAnswer>;
  /**
   * Up to 200 members from `start` on, without those who are suspended. It is the last page that
   * comes short; of a group that is not there all are empty.
   */
  readMembers: (id: GroupId, start: number, limit: number) => Promise<Outcome<AccountId[]>>;
  /** How many members a list would show; 0 of a group that is not there. */
  countMembers: (id: GroupId) => Promise<Outcome<number>>;
};
