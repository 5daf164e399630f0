import { MAX_NAME_LENGTH, UUID } from './limits';
import { failed, ok, type Outcome } from './outcome';

declare const groupIdBrand: unique symbol;

/** The UUID of a Confluence group. It never changes, so it is what gets stored. */
export type GroupId = string & { readonly [groupIdBrand]: true };

/** Accepts a UUID in either case and gives it in lower case; else `invalid-input`. */
export const parseGroupId = (value: unknown): Outcome<GroupId> =>
  typeof value === 'string' && UUID.test(value)
    ? ok(value.toLowerCase() as GroupId)
    : failed('invalid-input', { field: 'group' });

declare const groupNameBrand: unique symbol;

/** The name of a Confluence group, character for character. It may change. */
export type GroupName = string & { readonly [groupNameBrand]: true };

// Control characters and halves of a surrogate pair: no name has them, and a URL cannot carry them.
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

/**
 * Accepts 1 to 255 characters of any script that are not all blank; else `invalid-input`.
 * Nothing is trimmed: a leading space is part of a name.
 */
export const parseGroupName = (value: unknown): Outcome<GroupName> =>
  typeof value === 'string' &&
  value.trim() !== '' &&
  value.length <= MAX_NAME_LENGTH &&
  !UNPRINTABLE.test(value)
    ? ok(value as GroupName)
    : failed('invalid-input', { field: 'group' });

/** How a caller names a group: by exactly one of its name and its ID. */
export type GroupSelector = { groupName: GroupName } | { groupId: GroupId };

/** Who decides about a group's members: the site's admins, an identity provider, or a team. */
export type GroupManagement = 'admins' | 'external' | 'team';

/** A group as Confluence knows it. */
export type DirectoryGroup = { id: GroupId; name: GroupName; management: GroupManagement };

const composed = (name: string): string => name.normalize('NFC');
const folded = (name: string): string => composed(name).toLowerCase();

/** Whether two names are the same after Unicode normalization. */
const isSameName = (one: string, other: string): boolean => composed(one) === composed(other);

/**
 * The groups that a name may mean: those of that name after Unicode normalization, or else those
 * that differ in letter case only. More than one fit equally well, and none is to be guessed.
 */
export const matchGroupName = (
  groups: readonly DirectoryGroup[],
  name: GroupName,
): DirectoryGroup[] => {
  const exact = groups.filter((group) => isSameName(group.name, name));
  return exact.length > 0 ? exact : groups.filter((group) => folded(group.name) === folded(name));
};

/**
 * The ways of writing a text that a search which compares code points takes for different ones: as
 * it is, composed and decomposed. One for most texts, as it is first.
 */
export const unicodeForms = (text: string): string[] => [
  ...new Set([text, text.normalize('NFC'), text.normalize('NFD')]),
];

/**
 * Whether a group's name alone says that it must never be written with the app's authority.
 * `trusted-users` and `atlassian-addons…` are Atlassian's own groups.
 */
export const isProtectedName = (name: GroupName): boolean => {
  const plain = name.normalize('NFKC').toLowerCase();
  return (
    plain.includes('admin') || plain === 'trusted-users' || plain.startsWith('atlassian-addons')
  );
};
