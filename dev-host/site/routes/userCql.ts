import type { Person } from '../company/company';

type Test = (person: Person) => boolean;

/**
 * Parses a query for people: `type = user`, `user.fullname ~ "…"`, and `user` or `user.accountid` with
 * `=`, `!=`, `in (…)` or `not in (…)`, joined by `and`. Returns undefined for all other queries.
 * https://developer.atlassian.com/cloud/confluence/advanced-searching-using-cql/
 */
export const parseUserCql = (query: string): Test | undefined => {
  const tokens = cqlTokens(query);
  if (tokens === undefined) return undefined;
  const reader = makeReader(tokens);
  const tests: Test[] = [];
  do {
    const test = reader.clause();
    if (test === undefined) return undefined;
    tests.push(test);
  } while (reader.and());
  return reader.atEnd() ? (person) => tests.every((test) => test(person)) : undefined;
};

const ACCOUNT_FIELDS = ['user', 'user.accountid'];
const negated =
  (test: Test): Test =>
  (person) =>
    !test(person);
const among =
  (accountIds: readonly string[]): Test =>
  ({ accountId }) =>
    accountIds.includes(accountId);

/** Reads a query from left to right. Each reader returns undefined if its part is invalid. */
const makeReader = (tokens: readonly CqlToken[]) => {
  let position = 0;
  const word = (...words: readonly string[]): string | undefined => {
    const token = tokens[position];
    const value = token?.kind === 'text' ? undefined : token?.value.toLowerCase();
    if (value === undefined || !words.includes(value)) return undefined;
    position += 1;
    return value;
  };
  const operand = (): string | undefined => {
    const token = tokens[position];
    if (token === undefined || token.kind === 'sign') return undefined;
    position += 1;
    return token.value;
  };
  const list = (): string[] | undefined => {
    if (word('(') === undefined) return undefined;
    const items: string[] = [];
    do {
      const item = operand();
      if (item === undefined) return undefined;
      items.push(item);
    } while (word(',') !== undefined);
    return word(')') === undefined ? undefined : items;
  };
  const accountTest = (): Test | undefined => {
    const operator = word('=', '!=', 'in', 'not');
    if (operator === undefined || (operator === 'not' && word('in') === undefined))
      return undefined;
    const one = operator === '=' || operator === '!=';
    const item = one ? operand() : undefined;
    const items = one ? item !== undefined && [item] : list();
    if (!items) return undefined;
    return operator === '=' || operator === 'in' ? among(items) : negated(among(items));
  };
  const clause = (): Test | undefined => {
    if (word('type') !== undefined) {
      return word('=') !== undefined && operand()?.toLowerCase() === 'user'
        ? () => true
        : undefined;
    }
    if (word('user.fullname') !== undefined) {
      const text = word('~') === undefined ? undefined : operand();
      return text === undefined ? undefined : nameMatcher(text);
    }
    return word(...ACCOUNT_FIELDS) === undefined ? undefined : accountTest();
  };
  return { clause, and: () => word('and') !== undefined, atEnd: () => position === tokens.length };
};

/**
 * Matches people by name: each word of the text must begin a word of the name. Ignores case and
 * accents. A text without words matches no one.
 */
const nameMatcher = (text: string): ((person: Person) => boolean) => {
  const wanted = searchWords(text);
  return (person) =>
    wanted.length > 0 &&
    wanted.every((start) => nameWords(person).some((word) => word.startsWith(start)));
};

// Splitting names is slow, and each search needs the words of every name.
const wordsOfNames = new WeakMap<Person, readonly string[]>();

const nameWords = (person: Person): readonly string[] => {
  const words = wordsOfNames.get(person) ?? searchWords(person.displayName);
  wordsOfNames.set(person, words);
  return words;
};

const searchWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

type CqlToken = { kind: 'text' | 'word' | 'sign'; value: string };

// Quoted texts with backslash escapes, then words with dots, then signs.
const TOKEN =
  /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([\p{L}\p{N}_][\p{L}\p{N}\p{M}_.:*-]*)|(!=|[=~(),]))/gsuy;

const unescape = (text: string): string => text.replace(/\\(.)/gsu, '$1');

/** Splits a query into tokens. Returns undefined if it is invalid, such as an unclosed quote. */
const cqlTokens = (query: string): CqlToken[] | undefined => {
  const tokens: CqlToken[] = [];
  const text = query.trimEnd();
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [piece, double, single, word, sign] = match;
    const quoted = double ?? single;
    if (quoted !== undefined) tokens.push({ kind: 'text', value: unescape(quoted) });
    else if (word !== undefined) tokens.push({ kind: 'word', value: word });
    else tokens.push({ kind: 'sign', value: sign ?? '' });
    end = match.index + piece.length;
  }
  return end === text.length && tokens.length > 0 ? tokens : undefined;
};
