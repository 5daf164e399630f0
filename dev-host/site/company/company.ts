/** What an Atlassian account is: a person, an app's own account, or a customer of a help desk. */
export type AccountType = 'atlassian' | 'app' | 'customer';

export type Person = {
  accountId: string;
  displayName: string;
  email: string;
  active: boolean;
  accountType: AccountType;
  timeZone: string;
};

/** Who changes a group's members, as Confluence names it on a group object. */
export const MANAGERS = ['ADMINS', 'EXTERNAL', 'TEAM_MEMBERS', 'OPEN'] as const;
type ManagedBy = (typeof MANAGERS)[number];

export const USAGES = ['USERBASE_GROUP', 'TEAM_COLLABORATION'] as const;
type UsageType = (typeof USAGES)[number];

/** What being in a group grants: use of Confluence, its administration, or that of the site. */
export const ACCESS_TYPES = ['user', 'admin', 'site-admin'] as const;
export type AccessType = (typeof ACCESS_TYPES)[number];

export type Group = {
  id: string;
  name: string;
  managedBy: ManagedBy;
  usageType: UsageType;
  accessTypes: readonly AccessType[];
};

/** A whole organization as it is before anybody changes anything. */
export type Company = {
  /** The first label of the site's address; new sites put it into the names of default groups. */
  siteName: string;
  people: readonly Person[];
  groups: readonly Group[];
  /** Account ids by group id. */
  members: ReadonlyMap<string, readonly string[]>;
};
