import { isReordering } from './freeText';
import { MAX_NAME_LENGTH, UUID } from './limits';
import { failed, ok, type Outcome } from './outcome';

declare const groupIdBrand: unique symbol;

/** The UUID of a Confluence group. It never changes, so Rollcall stores it. */
export type GroupId = string & { readonly [groupIdBrand]: true };

/**
 * Accepts a UUID in either case and returns it in lower case. Otherwise the failure is
 * `invalid-input`.
 */
export const parseGroupId = (value: unknown): Outcome<GroupId> =>
  typeof value === 'string' && UUID.test(value)
    ? ok(value.toLowerCase() as GroupId)
    : failed('invalid-input', { field: 'group' });

declare const groupNameBrand: unique symbol;

/** The name of a Confluence group, character for character. It can change. */
export type GroupName = string & { readonly [groupNameBrand]: true };

// Control characters and halves of a surrogate pair. No name has them, and a URL can't carry them.
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

/**
 * Accepts 1 to 255 characters of any script, if they are not all blank. Otherwise the failure is
 * `invalid-input`. Nothing is trimmed: a leading space is part of a name.
 */
export const parseGroupName = (value: unknown): Outcome<GroupName> =>
  typeof value === 'string' &&
  value.trim() !== '' &&
  value.length <= MAX_NAME_LENGTH &&
  !UNPRINTABLE.test(value)
    ? ok(value as GroupName)
    : failed('invalid-input', { field: 'group' });

/**
 * Accepts a name that a person or a script typed. It must not have characters that show it in
 * another order than it is compared in. A group that has them in its name can be named by its ID.
 */
export const parseTypedGroupName = (value: unknown): Outcome<GroupName> => {
  const name = parseGroupName(value);
  return name.ok && isReordering(name.value) ? failed('invalid-input', { field: 'group' }) : name;
};

/** How a caller selects a group: by its name or by its ID, never by both. */
export type GroupSelector = { groupName: GroupName } | { groupId: GroupId };

/** Who manages a group's members: the site's admins, an identity provider, or a team. */
export type GroupManagement = 'admins' | 'external' | 'team';

/** A group as Confluence knows it. */
export type DirectoryGroup = { id: GroupId; name: GroupName; management: GroupManagement };

const composed = (name: string): string => name.normalize('NFC');
const folded = (name: string): string => composed(name).toLowerCase();

/** Whether two names are the same after Unicode normalization. */
const isSameName = (one: string, other: string): boolean => composed(one) === composed(other);

/**
 * The groups that a name can mean. These are the groups with this name after Unicode normalization.
 * If there are none, they are the groups whose names differ only in letter case. If there are
 * several, the caller must not pick one.
 */
export const matchGroupName = (
  groups: readonly DirectoryGroup[],
  name: GroupName,
): DirectoryGroup[] => {
  const exact = groups.filter((group) => isSameName(group.name, name));
  return exact.length > 0 ? exact : groups.filter((group) => folded(group.name) === folded(name));
};

/**
 * The Unicode forms of a text: as it is, composed and decomposed. A search that compares code
 * points takes them for different texts. The text as it is comes first. Most texts have only this
 * form.
 */
export const unicodeForms = (text: string): string[] => [
  ...new Set([text, text.normalize('NFC'), text.normalize('NFD')]),
];

/**
 * Whether a group's name alone says that the app's authority must never change it. `trusted-users`
 * and `atlassian-addons…` are Atlassian's own groups.
 */
export const isProtectedName = (name: GroupName): boolean => {
  const plain = name.normalize('NFKC').toLowerCase();
  return (
    plain.includes('admin') || plain === 'trusted-users' || plain.startsWith('atlassian-addons')
  );
};
