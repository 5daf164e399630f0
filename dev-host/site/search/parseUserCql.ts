import type { Person } from '../company/company';
import { cqlTokens, type CqlToken } from './cqlTokens';
import { nameMatcher } from './nameMatcher';

type Test = (person: Person) => boolean;

const ACCOUNT_FIELDS = ['user', 'user.accountid'];
const negated =
  (test: Test): Test =>
  (person) =>
    !test(person);
const among =
  (accountIds: readonly string[]): Test =>
  ({ accountId }) =>
    accountIds.includes(accountId);

/** Reads one query from left to right; each reader gives up by answering undefined. */
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
 * Reads the part of the query language that searches people: `type = user`, `user.fullname ~ "…"`,
 * and `user` or `user.accountid` with `=`, `!=`, `in (…)`, `not in (…)`, joined by `and`. Undefined for
 * everything else. https://developer.atlassian.com/cloud/confluence/advanced-searching-using-cql/
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
