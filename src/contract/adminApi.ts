import type { Change, ChangeAction } from '../domain/change';
import type { FailureCode, Outcome } from '../domain/outcome';
import type { Settings } from '../domain/settings';
import type * as inputs from './actionInputs';
import type { BulkApi } from './bulkApi';
import type { Changeability, Sent } from './sent';

export type { Changeability, GroupInput } from './sent';
export type { Change, ChangeAction, ChangeStatus } from '../domain/change';
export type { Settings } from '../domain/settings';
export type { Failure, FailureCode, InputField, Outcome } from '../domain/outcome';

/**
 * The whole contract between the page and its resolver. A new action is a line here, a schema in
 * `actionInputs.ts` and a handler; the compiler finds the rest.
 */
export type AdminApi = BulkApi & {
  /** The page names a group by ID wherever it knows it. A name is looked up and confirmed. */
  addMember: (input: Sent<typeof inputs.membership>) => Outcome<Change>;
  /** Never empties a group, and never removes the caller from their own protected group. */
  removeMember: (input: Sent<typeof inputs.membership>) => Outcome<Change>;
  /** At most 20, an exact match first. An empty query gives none. */
  searchGroups: (input: Sent<typeof inputs.groupQuery>) => Outcome<Group[]>;
  /** The newest changes first, at most 50. */
  listChanges: () => Outcome<RecordedChange[]>;
  getSite: () => Outcome<SiteStatus>;
  listKeys: () => Outcome<Automation>;
  /** The secret is given here and never again. */
  createKey: (input: Sent<typeof inputs.newKey>) => Outcome<NewKey>;
  /** A new secret under the same id; the old one stops working; the caller becomes the owner. */
  replaceKey: (input: Sent<typeof inputs.keyById>) => Outcome<NewKey>;
  revokeKey: (input: Sent<typeof inputs.keyById>) => Outcome<{ keyId: string }>;
  /** Site admins only: lets the app's own authority serve every Confluence admin for a group. */
  delegateGroup: (input: Sent<typeof inputs.groupById>) => Outcome<DelegatedGroup[]>;
  undelegateGroup: (input: Sent<typeof inputs.groupById>) => Outcome<DelegatedGroup[]>;
  getSettings: () => Outcome<SettingsView>;
  /** Site admins only. */
  saveSettings: (input: Sent<typeof inputs.settings>) => Outcome<SettingsView>;
};

export type Group = { id: string; name: string; change: Changeability };

/** What real answers have shown of an identity on this site. */
export type Capability = 'works' | 'refused' | 'unknown';

export type SiteStatus = {
  app: Capability;
  viewer: Capability;
  /** Undefined where Confluence gave no answer just now. */
  viewerIsSiteAdmin?: boolean;
  delegatedGroups: DelegatedGroup[];
};

export type SettingsView = Settings & {
  /** ISO 8601, UTC; absent until they are changed. */
  changed?: { by: string; at: string };
  /** Undefined where Confluence gave no answer just now. */
  viewerIsSiteAdmin?: boolean;
};

/** Without a name where the group is gone or could not be read. */
export type DelegatedGroup = { id: string; name?: string };

export type KeySummary = {
  id: string;
  label: string;
  ownerId: string;
  /** Named where Confluence still knows the group. */
  groups: 'all-unprotected' | DelegatedGroup[];
  createdAt: string;
};

/** Without the address where the platform did not say it just now. */
export type Automation = { webTriggerUrl?: string; keys: KeySummary[] };

export type NewKey = { key: KeySummary; secret: string };

/** A record of one change that was asked for. Without an ending it is unknown, and safe to repeat. */
export type RecordedChange = {
  id: string;
  actor: { kind: 'account'; accountId: string } | { kind: 'key'; keyId: string; ownerId: string };
  action: ChangeAction;
  accountId: string;
  /** As Confluence knew it; absent where no such group was found. */
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
