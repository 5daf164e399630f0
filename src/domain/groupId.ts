import { failed, ok, type Outcome } from './outcome';

declare const groupIdBrand: unique symbol;

/** The UUID of a Confluence group. It never changes, so it is what gets stored. */
export type GroupId = string & { readonly [groupIdBrand]: true };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Accepts a UUID in either case and gives it in lower case; else `invalid-input`. */
export const parseGroupId = (value: unknown): Outcome<GroupId> =>
  typeof value === 'string' && UUID.test(value)
    ? ok(value.toLowerCase() as GroupId)
    : failed('invalid-input', { field: 'group' });

/** Reads a stored list of group ids; undefined where any of it is something else. */
export const readGroupIds = (stored: unknown): GroupId[] | undefined => {
  if (!Array.isArray(stored)) return undefined;
  const ids = stored.map(parseGroupId);
  return ids.every((id) => id.ok) ? ids.map((id) => id.value) : undefined;
};
