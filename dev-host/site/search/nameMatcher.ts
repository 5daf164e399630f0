import type { Person } from '../company/company';

const searchWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

// Taking a name apart is slow, and each search asks for all of them.
const wordsOfNames = new WeakMap<Person, readonly string[]>();

const nameWords = (person: Person): readonly string[] => {
  const words = wordsOfNames.get(person) ?? searchWords(person.displayName);
  wordsOfNames.set(person, words);
  return words;
};

/**
 * Whether each word that is looked for begins a word of the person's name, whatever the case and the
 * accents. A text without any word matches nobody.
 */
export const nameMatcher = (text: string): ((person: Person) => boolean) => {
  const wanted = searchWords(text);
  return (person) =>
    wanted.length > 0 &&
    wanted.every((start) => nameWords(person).some((word) => word.startsWith(start)));
};
