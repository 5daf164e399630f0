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

/** Some members of a group. `next` is the start of the page after it, absent on the last page. */
export type MemberPage = { members: AccountId[]; next?: number };

/** Confluence's groups. Reads run as the app. Those that give a list follow its pages. */
export type GroupDirectory = {
  /**
   * The groups whose name contains the text, letter case ignored: all (`complete`), or about the
   * first 1,000. `unavailable` where the list cannot be followed.
   */
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
   * One page of at most 200 members, without those who are suspended. A page may be shorter than
   * asked, or empty, and not be the last. A group that is not there has one empty page.
   */
  readMembers: (id: GroupId, start: number, limit: number) => Promise<Outcome<MemberPage>>;
  /** How many members a list would show; 0 of a group that is not there. */
  countMembers: (id: GroupId) => Promise<Outcome<number>>;
};
