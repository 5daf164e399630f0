import type { Words } from './fill';

type Named = { id: string; name: string };

/**
 * The names under which these groups are shown together. Groups whose names look the same get their
 * ID, too: names can differ only in their case, in spaces, or in how an accent is encoded.
 */
export const distinctNames = (
  groups: readonly Named[],
  words: Words,
): ((group: Named) => string) => {
  const ids = new Map<string, Set<string>>();
  for (const { id, name } of groups) {
    const look = lookOf(name);
    ids.set(look, (ids.get(look) ?? new Set()).add(id));
  }
  return ({ id, name }) =>
    name !== '' && (ids.get(lookOf(name))?.size ?? 0) > 1
      ? words('groups.same-name', { group: name, id })
      : name;
};

const INVISIBLE = /[\s\p{Cf}]+/gu;

/** The same text for names that look the same. */
const lookOf = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replace(INVISIBLE, ' ').trim();

/** The groups, with the names under which they are shown together. */
export const withDistinctNames = <Group extends Named>(
  groups: readonly Group[],
  words: Words,
): Group[] => {
  const nameOf = distinctNames(groups, words);
  return groups.map((group) => ({ ...group, name: nameOf(group) }));
};
