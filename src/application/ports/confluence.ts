import type { AccountId } from '../../domain/accountId';
import type { Identity } from '../../domain/caller';
import type { ChangeAction, ChangeStatus } from '../../domain/change';
import type { DirectoryGroup, GroupId } from '../../domain/group';
import type { Outcome } from '../../domain/outcome';
import type { HourlyPoints } from '../../domain/plan/planCost';

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
  /**
   * One page of at most 200 members, without those who are suspended. A page may be shorter than
   * asked, or empty, and not be the last. A group that is not there has one empty page.
   */
  readMembers: (id: GroupId, start: number, limit: number) => Promise<Outcome<MemberPage>>;
  /** How many members a list would show; 0 of a group that is not there. */
  countMembers: (id: GroupId) => Promise<Outcome<number>>;
};

/** One change of one group's members, for a group that was found and checked. */
export type WriteRequest = {
  action: ChangeAction;
  group: DirectoryGroup;
  accountId: AccountId;
  /**
   * How the caller named the group. By a name the endpoint that takes names is used, where the site
   * still has it. A cached name is up to a minute old.
   */
  namedBy: 'id' | 'fresh-name' | 'cached-name';
  /** Of a removal: the person was seen in the group before, so it is known who removes them. */
  personWasThere?: boolean;
};

/** A membership that is now as asked. `certain`: it is known whether this write made it so. */
export type Written = { status: ChangeStatus; certain: boolean; httpStatus: number };

/**
 * Changes one membership as one identity. A failure is `certain: false` if the change may have been
 * made anyway.
 */
export type ChangeMember = (request: WriteRequest, identity: Identity) => Promise<Outcome<Written>>;

/**
 * What an account is. `suspended`: Confluence says that a person's account cannot be used, be it
 * suspended, deactivated or closed. It says so of accounts; whether it also does of people who are
 * suspended on one site alone is not documented, so some of those may be `active` here.
 */
export type AccountState = 'active' | 'suspended' | 'app';

/** Confluence's accounts. All of it is asked as the app. */
export type PeopleDirectory = {
  /**
   * Of up to 100 accounts; those that Confluence does not know are left out. `unavailable` where
   * its answer leaves out some and says that more follows, but does not give it.
   */
  statesOf: (accountIds: readonly AccountId[]) => Promise<Outcome<Map<AccountId, AccountState>>>;
  /** People whose full name holds these words, at most 25. */
  namedLike: (name: string) => Promise<Outcome<AccountId[]>>;
  /**
   * The email addresses of up to 100 accounts, in lower case; undefined where the site shows none.
   * The address of an account that is missing is unknown: the account may have any.
   */
  emailsOf: (
    accountIds: readonly AccountId[],
  ) => Promise<Outcome<Map<AccountId, string> | undefined>>;
};

/** What a group gives its members: administration of Confluence, or of the whole site. */
export type AdminAccess = 'admin' | 'site-admin';

/** What a group gives its members: a seat in Confluence, or administration. */
export type GroupAccess = AdminAccess | 'user';

/**
 * Who may do what, as Confluence says. A failure means that nothing is known. A list is given whole
 * or not at all: one of more than 1,000 groups, or one that cannot be followed to its end, is
 * `unavailable`.
 */
export type AuthorityDirectory = {
  /** Whether the admin who is present administers Confluence. */
  viewerAdministers: () => Promise<Outcome<boolean>>;
  /**
   * Whether an absent owner does, asked as them; `no-stand-in` if the platform does not let the app
   * impersonate them. If Confluence itself rejects them, the failure is `not-authenticated`: the
   * reason may be the owner, or an app that was installed a minute ago.
   */
  ownerAdministers: (owner: AccountId) => Promise<Outcome<boolean | 'no-stand-in'>>;
  /** The groups that an account is in. */
  groupsOf: (accountId: AccountId) => Promise<Outcome<GroupId[]>>;
  /** The groups that give this access; an answer within 5 seconds or none. */
  groupsGiving: (access: GroupAccess) => Promise<Outcome<GroupId[]>>;
};

/**
 * What Confluence last said of the hourly points in this invocation; undefined where it has said
 * nothing yet, or that there are plenty.
 */
export type PointsLeft = () => HourlyPoints | undefined;
