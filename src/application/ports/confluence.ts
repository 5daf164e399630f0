import type { AccountId } from '../../domain/accountId';
import type { Identity } from '../../domain/caller';
import type { ChangeAction, ChangeStatus } from '../../domain/change';
import type { DirectoryGroup, GroupId } from '../../domain/group';
import type { Failure, Outcome } from '../../domain/outcome';
import type { HourlyPoints } from '../../domain/plan/planCost';

export type FoundGroups = { groups: DirectoryGroup[]; complete: boolean };

/** Some groups. `next` is the start of the next page, absent on the last page. */
export type DirectoryPage = { groups: DirectoryGroup[]; next?: number };

/** Some members of a group. `next` is the start of the next page, absent on the last page. */
export type MemberPage = { members: AccountId[]; next?: number };

/** The same with their names, which pass through and are never stored or logged. */
export type NamedMemberPage = { members: NamedAccount[]; next?: number };

/** Confluence's groups. Reads run as the app. Text searches follow the pages of a list. */
export type GroupDirectory = {
  /**
   * One page of all groups, at most 200, in Confluence's order. It costs 1 point, and 2 more for
   * each group. In a large organization, Confluence needs half a minute for it. After 10 seconds
   * the failure is `unavailable`.
   */
  listGroups: (start: number, limit: number) => Promise<Outcome<DirectoryPage>>;
  /**
   * The groups whose name contains the text, in any letter case. The list has all of them
   * (`complete`) or about the first 1,000. `unavailable` if the list can't be followed.
   */
  findByText: (text: string) => Promise<Outcome<FoundGroups>>;
  /** The first few groups whose name contains the text. */
  searchByText: (text: string, limit: number) => Promise<Outcome<DirectoryGroup[]>>;
  /** The group with this ID. `group-not-found` if there is none. */
  readById: (id: GroupId) => Promise<Outcome<DirectoryGroup>>;
  /**
   * One page of at most 200 members, without suspended people. A page can be shorter than asked, or
   * empty, and not be the last. A group that does not exist has one empty page.
   */
  readMembers: (id: GroupId, start: number, limit: number) => Promise<Outcome<MemberPage>>;
  /**
   * The same page with the members' names. It costs 1 point, and 2 more for each member. A group
   * that does not exist is `group-not-found`, or has one empty page: Confluence answers both.
   */
  readNamedMembers: (
    id: GroupId,
    start: number,
    limit: number,
  ) => Promise<Outcome<NamedMemberPage>>;
  /**
   * How many members a list would show, for 3 points. A group that does not exist has 0. Undefined
   * on sites where Confluence doesn't say it.
   */
  countMembers: (id: GroupId) => Promise<Outcome<number | undefined>>;
};

/** One change of one group's members, for a group that was found and checked. */
export type WriteRequest = {
  action: ChangeAction;
  group: DirectoryGroup;
  accountId: AccountId;
  /**
   * How the caller named the group. A name uses the endpoint that takes names, if the site still
   * has it. A cached name is up to a minute old.
   */
  namedBy: 'id' | 'fresh-name' | 'cached-name';
  /**
   * For a removal: whether the person was in the group before. If so, it is certain that this write
   * removes them. If not, there is nothing to remove, as far as Confluence's lists show. Undefined
   * if it isn't known.
   */
  personWasThere?: boolean;
};

/** A membership that is now as asked. `certain` says whether the result is proven. */
export type Written = { status: ChangeStatus; certain: boolean; httpStatus: number };

/**
 * Changes one membership as one identity. A failure has `certain: false` if the change may have
 * been made anyway.
 */
export type ChangeMember = (request: WriteRequest, identity: Identity) => Promise<Outcome<Written>>;

/**
 * What an account is. `suspended` means that Confluence says a person's account can't be used: it
 * is suspended, deactivated or closed. It is not documented whether it says so about people who are
 * suspended only on one site. So some of those may be `active` here.
 */
export type AccountState = 'active' | 'suspended' | 'app';

/** An account with its name. Confluence may hide the name. */
export type NamedAccount = { accountId: AccountId; name?: string };

/** The people that a search by name found: all of them (`complete`) or the first 25. */
export type PeopleByName = { people: NamedAccount[]; complete: boolean };

/** Confluence's accounts. All requests run as the app. */
export type PeopleDirectory = {
  /**
   * The states of up to 100 accounts. Accounts that Confluence does not know are left out.
   * `unavailable` if an answer leaves some out and says that more follows, but does not give it.
   */
  statesOf: (accountIds: readonly AccountId[]) => Promise<Outcome<Map<AccountId, AccountState>>>;
  /**
   * The people whose full name contains these words, whatever punctuation is around them.
   * `invalid-input` if Confluence rejects this one search.
   */
  namedLike: (name: string) => Promise<Outcome<PeopleByName>>;
  /**
   * The email addresses of up to 100 accounts, in lower case. Undefined if the site shows none. If
   * an account is missing, its address is unknown and can be any.
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
 * Whether a page that failed is read again: after a wait, if it takes one. `tries` counts how often
 * this page was read.
 */
export type ReadAgain = (failure: Failure, tries: number) => Promise<boolean>;

/**
 * Who may do what, according to Confluence. A failure means that nothing is known. A list is
 * complete or it fails: a list of more than 5,000 groups, or one that can't be followed to its end,
 * is `unavailable`.
 */
export type AuthorityDirectory = {
  /** Whether the admin at the page administers Confluence. */
  viewerAdministers: () => Promise<Outcome<boolean>>;
  /**
   * Whether an absent owner administers Confluence, asked as that account. `not-impersonated` means that
   * the platform does not let the app impersonate it. If Confluence itself rejects the request, the
   * failure is `not-authenticated`. The reason may be the owner, or an app that was installed a
   * minute ago.
   */
  ownerAdministers: (owner: AccountId) => Promise<Outcome<boolean | 'not-impersonated'>>;
  /**
   * The groups that an account is in. An account that Confluence does not know is in none, or is
   * `account-not-found`.
   */
  groupsOf: (accountId: AccountId) => Promise<Outcome<DirectoryGroup[]>>;
  /**
   * The groups that give this access, on all sites of the organization. In a large organization,
   * Confluence needs half a minute for each page. The answer takes at most 5 seconds (`short`), or as
   * long as the invocation lasts (`long`). Otherwise it fails. `again` is asked about each page that
   * failed.
   */
  groupsGiving: (
    access: GroupAccess,
    wait: 'short' | 'long',
    again?: ReadAgain,
  ) => Promise<Outcome<DirectoryGroup[]>>;
};

/**
 * What Confluence last said about the hourly points in this invocation. Undefined if it has said
 * nothing yet, or that there are plenty.
 */
export type PointsLeft = () => HourlyPoints | undefined;

/**
 * What Confluence last said about the hourly points in this invocation: how many are left, or that
 * there are plenty. Undefined if it has said nothing.
 */
export type PointsTold = () => HourlyPoints | 'plenty' | undefined;
