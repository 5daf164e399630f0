/** The kind of an Atlassian account: a person, an app or a help desk customer. */
export type AccountType = 'atlassian' | 'app' | 'customer';

export type Person = {
  accountId: string;
  displayName: string;
  email: string;
  active: boolean;
  accountType: AccountType;
  timeZone: string;
};

/** Who manages a group's members, in the words of Confluence's API. */
export const MANAGERS = ['ADMINS', 'EXTERNAL', 'TEAM_MEMBERS', 'OPEN'] as const;
export const USAGES = ['USERBASE_GROUP', 'TEAM_COLLABORATION'] as const;

/** What a group grants its members: use of Confluence, or admin rights for Confluence or the site. */
export const ACCESS_TYPES = ['user', 'admin', 'site-admin'] as const;
export type AccessType = (typeof ACCESS_TYPES)[number];

export const MAX_GROUP_NAME_LENGTH = 255; // characters

/** Whether a text can be a group name: 1 to 255 characters, not all blank, no control characters. */
export const isGroupName = (name: string): boolean =>
  name.trim() !== '' && name.length <= MAX_GROUP_NAME_LENGTH && !/[\p{Cc}\p{Cs}]/u.test(name);

export type Group = {
  id: string;
  name: string;
  managedBy: (typeof MANAGERS)[number];
  usageType: (typeof USAGES)[number];
  accessTypes: readonly AccessType[];
};

/** The people and groups of an organization, before any change. */
export type Company = {
  people: readonly Person[];
  groups: readonly Group[];
  /** Account IDs by group ID. */
  members: ReadonlyMap<string, readonly string[]>;
};
