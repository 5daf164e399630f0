import type { Words } from './fill';

type Named = { id: string; name: string };

/**
 * The names under which these groups are shown together. Groups whose names look the same get the
 * start of their ID, too: names can differ only in their case, in spaces, in invisible characters, or
 * in how an accent is encoded. A deleted group has no name, and gets none.
 */
export const distinctNames = (
  groups: readonly Named[],
  words: Words,
): ((group: Named) => string) => {
  const alike = new Map<string, Set<string>>();
  for (const { id, name } of groups) {
    const look = lookOf(name);
    alike.set(look, (alike.get(look) ?? new Set()).add(id));
  }
  return ({ id, name }) => {
    const ids = name === '' ? undefined : alike.get(lookOf(name));
    if (ids === undefined || ids.size < 2) return name;
    return words('groups.same-name', { group: name, id: startOf(id, ids) });
  };
};

const INVISIBLE = /\p{Cf}+/gu;
const BLANKS = /\s+/gu;

/** The same text for names that look the same. */
const lookOf = (name: string): string =>
  name.replace(INVISIBLE, '').normalize('NFKC').toLowerCase().replace(BLANKS, ' ').trim();

const SHORT = 8; // characters; a whole ID of 36 would be cut in a table

/** The start of an ID, or all of it if another of these IDs starts the same way. */
const startOf = (id: string, ids: ReadonlySet<string>): string => {
  const start = id.slice(0, SHORT);
  const alike = [...ids].filter((other) => other.startsWith(start));
  return alike.length > 1 || id.length <= SHORT ? id : `${start}…`;
};

/** The groups, with the names under which they are shown together. */
export const withDistinctNames = <Group extends Named>(
  groups: readonly Group[],
  words: Words,
): Group[] => {
  const nameOf = distinctNames(groups, words);
  return groups.map((group) => ({ ...group, name: nameOf(group) }));
};
