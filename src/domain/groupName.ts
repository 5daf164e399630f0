import { failed, ok, type Outcome } from './outcome';

declare const groupNameBrand: unique symbol;

/** The name of a Confluence group, character for character. It may change. */
export type GroupName = string & { readonly [groupNameBrand]: true };

const MAX_NAME_LENGTH = 255; // characters; what Confluence stores for a group's name
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
