import type { Change, ChangeAction } from '../domain/change';
import type { FailureCode, Outcome } from '../domain/outcome';
import type { Settings } from '../domain/settings';
import type * as inputs from './actionInputs';
import type { Sent } from './actionInputs';
import type { BulkApi, Changeability } from './bulkApi';

export type { GroupInput } from './actionInputs';
export type { Changeability } from './bulkApi';
export type { Change, ChangeAction, ChangeStatus } from '../domain/change';
export type { Settings } from '../domain/settings';
export type { Failure, FailureCode, InputField, Outcome } from '../domain/outcome';

/**
 * The whole contract between the page and its resolver. A new action needs a line here, a schema in
 * `actionInputs.ts` and a handler. The compiler finds every other place.
 */
export type AdminApi = BulkApi & {
  /**
   * Adds an account to a group. The page sends the group's ID if it knows it. A name is looked up
   * and confirmed.
   */
  addMember: (input: Sent<typeof inputs.membership>) => Outcome<Change>;
  /**
   * Removes an account from a group. It never empties a group, and never removes the caller from a
   * protected group.
   */
  removeMember: (input: Sent<typeof inputs.membership>) => Outcome<Change>;
  /** Finds at most 20 groups, an exact match first. An empty query finds none. */
  searchGroups: (input: Sent<typeof inputs.groupQuery>) => Outcome<Group[]>;
  /** Lists the newest 50 changes, the newest first. */
  listChanges: () => Outcome<RecordedChange[]>;
  getSite: () => Outcome<SiteStatus>;
  listKeys: () => Outcome<Automation>;
  /** Creates a key. Only this answer has its secret. */
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
  /** Changes the settings. Site admins only. */
  saveSettings: (input: Sent<typeof inputs.settings>) => Outcome<SettingsView>;
};

export type Group = { id: string; name: string; change: Changeability };

/** What real answers have shown about an identity on this site. */
export type Capability = 'works' | 'refused' | 'unknown';

export type SiteStatus = {
  app: Capability;
  viewer: Capability;
  /** Absent if Confluence gave no answer just now. */
  viewerIsSiteAdmin?: boolean;
  delegatedGroups: DelegatedGroup[];
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
  createdAt: string;
};

/**
 * The keys and the address that they call. The address is absent if the platform did not give it.
 */
export type Automation = { webTriggerUrl?: string; keys: KeySummary[] };

export type NewKey = { key: KeySummary; secret: string };

/**
 * The record of one requested change. Without an ending, its result is unknown and it is safe to
 * repeat.
 */
export type RecordedChange = {
  id: string;
  actor: { kind: 'account'; accountId: string } | { kind: 'key'; keyId: string; ownerId: string };
  action: ChangeAction;
  accountId: string;
  /** The group as Confluence knows it. Absent if no such group was found. */
  group?: { id: string; name: string };
  /** ISO 8601, UTC. */
  begunAt: string;
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
