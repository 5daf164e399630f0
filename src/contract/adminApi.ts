import type { Change, ChangeAction } from '../domain/change';
import type { FailureCode, Outcome } from '../domain/outcome';
import type { Settings } from '../domain/settings';
import type * as inputs from './actionInputs';
import type { Sent } from './actionInputs';
import type { BulkApi, Changeability, GroupGives } from './bulkApi';
import type { SetupApi } from './setupApi';

export type { GroupInput } from './actionInputs';
export type { Changeability, GroupGives } from './bulkApi';
export type { Change, ChangeAction, ChangeStatus } from '../domain/change';
export type { Settings } from '../domain/settings';
export type { Failure, FailureCode, InputField, Outcome } from '../domain/outcome';

/** The parts of the contract that have files of their own. */
type LargeApis = BulkApi & SetupApi;

/**
 * The whole contract between the page and its resolver. A new action needs a line here, a schema in
 * `actionInputs.ts` and a handler. The compiler finds every other place.
 */
export type AdminApi = LargeApis & {
  /**
   * Adds an account to a group. The page sends the group's ID if it knows it. A name is looked up
   * and confirmed.
   */
  addMember: (input: Sent<typeof inputs.addition>) => Outcome<Change>;
  /**
   * Removes an account from a group. It never empties a group, and never removes the caller from a
   * protected group. With `seen`, it looks there for the person: if they are found, the result is
   * certain.
   */
  removeMember: (input: Sent<typeof inputs.removal>) => Outcome<Change>;
  /** Finds at most 20 groups, an exact match first. An empty query finds none. */
  searchGroups: (input: Sent<typeof inputs.groupQuery>) => Outcome<Group[]>;
  /**
   * Lists all groups, 50 at a time, in Confluence's order. `from` is the `next` of an earlier list,
   * and continues it.
   */
  browseGroups: (input: Sent<typeof inputs.placeInGroups>) => Outcome<GroupPage>;
  /** Finds the groups that give access to Confluence. `unavailable` if Confluence doesn't say. */
  listAccessGroups: () => Outcome<Group[]>;
  /** Reads one group and counts its members. */
  getGroup: (input: Sent<typeof inputs.groupById>) => Outcome<GroupDetails>;
  /**
   * Lists the members of a group, at most 200 at a time, in Confluence's order, without suspended
   * people. `start` is 0 or the `next` of an earlier page. A page can be shorter than asked, or
   * empty, and not be the last. A page of 200 costs 401 points.
   */
  listMembers: (input: Sent<typeof inputs.placeInMembers>) => Outcome<MemberPageView>;
  /** Lists the groups that an account is in, as far as Confluence tells. */
  listGroupsOf: (input: Sent<typeof inputs.account>) => Outcome<Group[]>;
  /** Lists the newest 50 changes, the newest first. */
  listChanges: () => Outcome<RecordedChange[]>;
  /**
   * Lists recorded changes, 50 at a time, the newest first: of one group, or of all. `from` is the
   * `next` of an earlier list, and continues it.
   */
  listActivity: (input: Sent<typeof inputs.placeInActivity>) => Outcome<ActivityPage>;
  /** Returns the part of the page that the caller last opened, for an hour. Null if there is none. */
  recallPlace: () => Outcome<string | null>;
  /** Remembers the part of the page that the caller opened, as a path: `/groups/…`. */
  rememberPlace: (input: Sent<typeof inputs.pagePlace>) => Outcome<null>;
  getSite: () => Outcome<SiteStatus>;
  listKeys: () => Outcome<Automation>;
  /** Creates a key, which only adds people if no actions are given. Only this answer has its secret. */
  createKey: (input: Sent<typeof inputs.newKey>) => Outcome<NewKey>;
  /**
   * Gives a key a new secret under the same ID. The old one stops working, and the caller becomes
   * the owner.
   */
  replaceKey: (input: Sent<typeof inputs.keyById>) => Outcome<NewKey>;
  revokeKey: (input: Sent<typeof inputs.keyById>) => Outcome<{ keyId: string }>;
  /** Lets every Confluence admin use the app's authority for a group. Site admins only. */
  delegateGroup: (input: Sent<typeof inputs.groupById>) => Outcome<DelegatedGroup[]>;
  undelegateGroup: (input: Sent<typeof inputs.groupById>) => Outcome<DelegatedGroup[]>;
  getSettings: () => Outcome<SettingsView>;
  /**
   * Changes the settings. Site admins only. `plan-differs` if they were changed since the admin saw
   * them.
   */
  saveSettings: (input: Sent<typeof inputs.newSettings>) => Outcome<SettingsView>;
};

export type Group = {
  id: string;
  name: string;
  change: Changeability;
  /** What the group gives its members. */
  gives: GroupGives;
};

/** Some groups. `next` is where the others start, absent if there are none. */
export type GroupPage = { groups: Group[]; next?: number };

/**
 * A group and how many members a list would show. The number is absent if Confluence doesn't say, or
 * if `couldNotCount`.
 */
export type GroupDetails = { group: Group; members?: number; couldNotCount?: true };

/** A member of a group. The name is absent if Confluence doesn't show it. */
export type Member = { accountId: string; name?: string };

/**
 * Some members. `next` is where the others start, absent if there are none. `gone` has those of them
 * that Rollcall removed in the last minutes: Confluence still lists them.
 */
export type MemberPageView = { members: Member[]; next?: number; gone?: string[] };

/** Some records. `next` is where the older ones start, absent if there are none. */
export type ActivityPage = { changes: RecordedChange[]; next?: string };

/** What real answers have shown about an identity on this site. */
export type Capability = 'works' | 'refused' | 'unknown';

export type SiteStatus = {
  app: Capability;
  viewer: Capability;
  /** Absent if Confluence gave no answer just now. */
  viewerIsSiteAdmin?: boolean;
  delegatedGroups: DelegatedGroup[];
  /** The identities that add people here, while two groups refused to let them remove people. */
  addsOnly?: ('app' | 'viewer')[];
  /** A self-test that was interrupted may have left a person in a group. */
  hasLeftover?: true;
};

export type SettingsView = Settings & {
  /** Who changed the settings, and when: ISO 8601, UTC. Absent until they are changed. */
  changed?: { by: string; at: string };
  /** Absent if Confluence gave no answer just now. */
  viewerIsSiteAdmin?: boolean;
};

/** A group with its name. The name is absent if the group is gone or could not be read. */
export type DelegatedGroup = { id: string; name?: string };

export type KeySummary = {
  id: string;
  label: string;
  ownerId: string;
  /** With names, if Confluence still knows the groups. */
  groups: 'all-unprotected' | DelegatedGroup[];
  /** What the key may do in its groups. */
  actions: ChangeAction[];
  createdAt: string;
};

/** The keys and the addresses that they call. The platform may not give an address just now. */
export type Automation = {
  /** The address of `add-member`. */
  webTriggerUrl?: string;
  /** The address of `remove-member`. */
  removalWebTriggerUrl?: string;
  keys: KeySummary[];
  /**
   * A call of a web trigger for a POSIX shell with openssl and curl. `{url}`, `{key}`, `{body}` and
   * `{action}` stand for its values.
   */
  exampleCall: string;
};

export type NewKey = { key: KeySummary; secret: string };

/**
 * The record of one requested change. Without an ending, its result is unknown and it is safe to
 * repeat.
 */
export type RecordedChange = {
  id: string;
  /**
   * An admin, a system with a key, or an Automation rule with the account of its connection. The
   * label of a key is absent if the key was revoked, or couldn't be read.
   */
  actor:
    | { kind: 'account'; accountId: string }
    | { kind: 'key'; keyId: string; ownerId: string; label?: string }
    | { kind: 'rule'; accountId: string };
  action: ChangeAction;
  accountId: string;
  /** The group as Confluence knows it. Absent if no such group was found. */
  group?: { id: string; name: string };
  /** Why an Automation rule requested the change. */
  reason?: string;
  /** ISO 8601, UTC. */
  begunAt: string;
  /** A self-test made it. */
  isTest?: true;
  ending?: {
    endedAt: string;
    outcome: Change['status'] | FailureCode;
    actedAs?: Change['actedAs'];
    certain?: Change['certain'];
    httpStatus?: number;
    /** With `group-mismatch`: the group that has the checked group's name now. */
    otherGroupId?: string;
  };
};
