import type { HeaderKind, HeaderWords } from '../../../../src/contract/bulkApi';
import { learnWords } from './actionWords';
import { foldText, headerTokens, plainHeader } from './spelling';

/** What a column holds according to its header. Undefined if the header isn't known. */
export type HeaderKindOf = {
  (header: string): HeaderKind | undefined;
  /** Whether a cell of a status column says that the person isn't active. */
  isInactive: (header: string, cell: string) => boolean;
  patterns: Record<(typeof PATTERNS)[number], RegExp>;
};

/** Makes the function that understands headers by these words. Action words are understood then, too. */
export const makeHeaderKind = (words: HeaderWords): HeaderKindOf => {
  learnWords(words);
  const { whole, patterns, ...sets } = compile(words);
  const { group, team, person, email } = sets;

  const isSecret = (found: readonly string[]): boolean => {
    const [first = '', ...others] = found.map(withoutNumber);
    return (
      [first, ...others].some((token) => sets.secret.has(token)) ||
      (others.length === 0 && sets.secretAlone.has(first)) ||
      patterns.secret.test(withoutNumber(found.join('')))
    );
  };

  const withoutMarks = (found: readonly string[]): string =>
    found.filter((token) => !sets.mark.has(token)).join('');

  const headerKind = (header: string): HeaderKind | undefined => {
    const found = headerTokens(header);
    if (found.length === 0) return undefined;
    const plain = found.join('');
    const has = (...wanted: ReadonlySet<string>[]): boolean =>
      found.some((token) => wanted.some((set) => set.has(token)));
    if (isSecret(found)) return 'secret';
    const known = whole.get(plain) ?? whole.get(withoutMarks(found));
    if (known) return known;
    if (has(sets.otherPerson) && !has(group)) return 'other-person';
    if (has(email) && has(group, team)) return 'group';
    if (has(email) || patterns.email.test(plain)) {
      if (has(sets.secondEmail)) return 'second-email';
      const isOwn = found.every((token) => email.has(token) || sets.ownEmail.has(token));
      return isOwn ? 'email' : 'some-email';
    }
    if (has(sets.adding) && has(sets.removing)) return 'action';
    if (has(sets.action) && !has(sets.attribute)) return 'action';
    if (/accountid|atlassianid/.test(plain))
      return has(sets.attributeOfId) ? 'not-needed' : 'account';
    if (/userprincipalname|principalname|username$|samaccountname/.test(plain)) return 'login';
    if (has(sets.until)) return 'until';
    if (has(sets.reason)) return 'reason';
    if (has(sets.activity) && !has(sets.notActivity)) return 'status';
    if (found.includes('status'))
      return has(group) || found.includes('membership') ? 'not-needed' : 'status';
    if (has(group, team))
      return has(sets.attribute) ? (isGroupId(found) ? 'group-id' : 'not-needed') : 'group';
    if (found.includes('type') || found.includes('class')) return 'kind';
    if (has(sets.name) && has(person)) return 'name';
    if (/fullname|displayname|realname/.test(plain)) return 'name';
    if (has(sets.notNeeded) || sets.notNeeded.has(plain)) return 'not-needed';
    return has(person) ? 'person' : undefined;
  };
  const isInactive = (header: string, cell: string): boolean => {
    if (patterns.inactivity.test(header) ? patterns.yes.test(cell) : isNo(header, cell))
      return true;
    const text = foldText(cell);
    const [first = ''] = text.split(/\s*[(,;:]/);
    return sets.inactive.has(text) || sets.inactive.has(first) || patterns.notActive.test(text);
  };
  const isNo = (header: string, cell: string): boolean =>
    patterns.activity.test(header) && patterns.no.test(cell);
  return Object.assign(headerKind, { isInactive, patterns });
};

const PATTERNS = [
  'email',
  'secret',
  'activity',
  'inactivity',
  'notActive',
  'yes',
  'no',
  'exactGroup',
  'asks',
  'tick',
] as const;

const TOKENS = [
  'team',
  'email',
  'ownEmail',
  'secondEmail',
  'otherPerson',
  'notActivity',
  'attribute',
  'attributeOfId',
  'secret',
  'secretAlone',
  'adding',
  'removing',
  'notNeeded',
  'mark',
  'inactive',
] as const;

const mapped = <Name extends string, To>(
  names: readonly Name[],
  to: (name: Name) => To,
): Record<Name, To> =>
  Object.fromEntries(names.map((name) => [name, to(name)])) as Record<Name, To>;

/** The words as they are looked up. Throws if some are missing: no header may be misunderstood. */
const compile = ({ headers, tokens, patterns }: HeaderWords) => {
  const starred = (...kinds: HeaderKind[]): ReadonlySet<string> =>
    new Set(
      headers
        .filter(([kind]) => kinds.includes(kind))
        .flatMap(([, names]) => names.split(','))
        .filter((name) => name.endsWith('*'))
        .map(plainHeader),
    );
  return {
    whole: new Map(
      headers.flatMap(([kind, names]) =>
        names.split(',').map((name): [string, HeaderKind] => [plainHeader(name), kind]),
      ),
    ),
    patterns: mapped(PATTERNS, (name) => patternOf(patterns[name])),
    group: starred('group'),
    person: starred('person'),
    name: starred('name', 'part-of-name'),
    action: starred('action'),
    reason: starred('reason'),
    until: starred('until'),
    activity: starred('status'), // of the person, with yes and no
    ...mapped(TOKENS, (name) => setOf(tokens[name])),
  };
};

/** Throws if there is none. */
const patternOf = (pattern: string): RegExp => new RegExp(pattern.trim(), 'i');

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).map(foldText));

const withoutNumber = (token: string): string => token.replace(/\d+$/, '');

const isGroupId = (found: readonly string[]): boolean =>
  found.includes('id') &&
  found.every((token) => ['id', 'group', 'confluence', 'target'].includes(token));
