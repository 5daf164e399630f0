import type { Member } from '../../../../src/contract/adminApi';
import { groupCell, writeCsv } from '../../export/writeCsv';

export const SORTS = ['listed', 'name', 'name-reversed'] as const;

/** The order of members: as Confluence lists them, or by name. */
export type Sort = (typeof SORTS)[number];

/**
 * What Rollcall itself did to members since the page read them. Confluence's lists lag behind, by
 * minutes on some sites.
 */
export type KnownChanges = ReadonlyMap<string, 'added' | 'removed'>;

/** The members that match a search, in this order. Names come from Confluence and may be missing. */
export const shownMembers = (
  members: readonly Member[],
  { query, sort, known }: { query: string; sort: Sort; known: KnownChanges },
  locale: string,
): Member[] => {
  const text = query.trim().toLowerCase();
  const found = currentMembers(members, known).filter(
    ({ accountId, name = '' }) =>
      text === '' || name.toLowerCase().includes(text) || accountId.toLowerCase().includes(text),
  );
  if (sort === 'listed') return found;
  const collator = new Intl.Collator(locale, { numeric: true });
  const byName = found.toSorted((one, other) => collator.compare(keyOf(one), keyOf(other)));
  return sort === 'name' ? byName : byName.toReversed();
};

const keyOf = ({ name, accountId }: Member): string => name ?? accountId;

/** The members with Rollcall's own changes: newly added people first. */
export const currentMembers = (members: readonly Member[], known: KnownChanges): Member[] => {
  const listed = new Set(members.map(({ accountId }) => accountId));
  const added = [...known].filter(([id, what]) => what === 'added' && !listed.has(id));
  return [
    ...added.map(([accountId]) => ({ accountId })),
    ...members.filter(({ accountId }) => known.get(accountId) !== 'removed'),
  ];
};

/**
 * Where a person probably is in Confluence's list now: Rollcall's own removals move those after them.
 * Undefined if the list didn't show them.
 */
export const placeNow = (
  accountId: string,
  places: ReadonlyMap<string, number>,
  known: KnownChanges,
): number | undefined => {
  const place = places.get(accountId);
  if (place === undefined) return undefined;
  const removed = [...known].filter(
    ([id, what]) => what === 'removed' && (places.get(id) ?? Infinity) < place,
  );
  return place - removed.length;
};

// In English for every admin, because Rollcall reads a list with these headers.
const HEADERS = ['group', 'name', 'account id'];

/** Writes the members of a group as CSV. Rollcall reads it as a list of the same people. */
export const writeMemberCsv = (
  group: { id: string; name: string },
  members: readonly Member[],
): string =>
  writeCsv(
    HEADERS,
    members.map(({ accountId, name = '' }) => [groupCell(group), name, accountId]),
  );
