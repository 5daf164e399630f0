import type { Group } from '../../../../src/contract/adminApi';

/** A group's name for comparing: without case, accents and signs, and without a mail domain. */
const plainName = (name: string): string =>
  name
    .replace(/@[\w.-]+$/, '')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const MAX_WORDS = 2;
const MIN_LETTERS = 2;
const START_LETTERS = 3; // of a word; its start is rarely misspelled

/**
 * The words of a group's name to search similar groups by: the longest two, and the start of the
 * longest one, because a search for a misspelled word finds nothing.
 */
export const wordsToSearch = (name: string): string[] => {
  const words = [
    ...new Set(
      name
        .replace(/@[\w.-]+$/, '')
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word.length >= MIN_LETTERS),
    ),
  ]
    .sort((one, other) => other.length - one.length)
    .slice(0, MAX_WORDS);
  const start = words[0]?.slice(0, START_LETTERS) ?? '';
  return start === '' || words.includes(start) ? words : [...words, start];
};

const MIN_SIMILARITY = 0.6; // of 1; "Plattform-Team" and "Platform Team" have 0.93
const MAX_OFFERED = 3;

/** The groups with a name like `name` that Rollcall may change, the most similar first. */
export const similarNames = (name: string, groups: readonly Group[]): Group[] => {
  const plain = plainName(name);
  const open = groups.filter(({ change }) => change !== 'externally-managed' && change !== 'team');
  const byId = new Map(open.map((group) => [group.id, group]));
  return [...byId.values()]
    .map((group) => ({ group, similarity: similarity(plain, plainName(group.name)) }))
    .filter(({ similarity }) => similarity >= MIN_SIMILARITY)
    .sort((one, other) => other.similarity - one.similarity)
    .slice(0, MAX_OFFERED)
    .map(({ group }) => group);
};

const similarity = (one: string, other: string): number => {
  const longest = Math.max(one.length, other.length);
  return longest === 0 ? 0 : 1 - distance(one, other) / longest;
};

/** How many letters to add, remove or replace to get one text from the other (Levenshtein). */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let from = 0; from < one.length; from += 1) {
    const next = [from + 1];
    for (let to = 0; to < other.length; to += 1) {
      const replaced = (row[to] ?? 0) + (one[from] === other[to] ? 0 : 1);
      next.push(Math.min(replaced, (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};
