import type { CheckedPerson, FoundPerson, SearchGap } from '../../contract/bulkApi';
import type { AccountId } from '../../domain/accountId';
import { MAX_CANDIDATES } from '../../domain/limits';
import { type Failed, ok, type Outcome } from '../../domain/outcome';
import { mapConcurrently } from '../concurrency/allSettledOrThrow';
import type { NamedAccount, PeopleDirectory } from '../ports/confluence';
import type { TimeLeft } from '../ports/platform';

// All requests for twenty people must fit into a resolver's 25 s, even if Confluence is slow. Others
// on the site search at the same time.
const FEW_AT_ONCE = 4;

// Confluence accepts more, but the URL of 50 account IDs already has about 3,000 characters.
const EMAILS_PER_REQUEST = 50;

// A second search starts only if this much time is left: for itself, and to compare emails.
const SECOND_SEARCH_MS = 5_000;

/** A person as a list names them. */
export type PersonToFind = { email: string; name?: string | undefined } | { name: string };

/**
 * Finds accounts by email. Confluence has no such search, so Rollcall searches for similar names: the
 * name in the list, and then the name that the email suggests. If exactly one of these people has
 * this email address, it is the account. Otherwise they are only candidates. Without an email, all
 * people with a similar name are candidates.
 */
export type FindPeople = (people: readonly PersonToFind[]) => Promise<Outcome<FoundPerson[]>>;

type Deps = { people: PeopleDirectory; timeLeft: TimeLeft };

/** What is known about a person so far. `names` are those to search for, at most two. */
type Search = {
  person: PersonToFind;
  names: readonly string[];
  hits: readonly NamedAccount[];
  gap?: SearchGap;
};

/** The emails that were asked for. An account without one has an unknown email. */
type Emails = {
  asked: ReadonlySet<AccountId>;
  known: ReadonlyMap<AccountId, string>;
  /** The site shows no emails at all. */
  areHidden: boolean;
};

const NO_EMAILS: Emails = { asked: new Set(), known: new Map(), areHidden: false };

export const makeFindPeople = ({ people, timeLeft }: Deps): FindPeople => {
  const searchFor = async (search: Search, name: string): Promise<Outcome<Search>> => {
    const found = await people.namedLike(name);
    if (found.ok) return ok(withHits(search, found.value));
    // Confluence rejects some texts. That says nothing about the other people.
    return found.failure.code === 'invalid-input' ? ok(withGap(search, 'not-searched')) : found;
  };

  const searchFirst = async (search: Search): Promise<Outcome<Search>> => {
    const [name] = search.names;
    return name === undefined ? ok(withGap(search, 'not-searched')) : await searchFor(search, name);
  };

  const searchAgain = async (search: Search): Promise<Outcome<Search>> => {
    const [, name] = search.names;
    if (name === undefined) return ok(search);
    const hasTime = timeLeft() >= SECOND_SEARCH_MS;
    return hasTime ? await searchFor(search, name) : ok(withGap(search, 'not-searched'));
  };

  /** Asks for the emails of all people who were found, except the emails that were asked for. */
  const readEmails = async (
    searches: readonly Search[],
    before: Emails,
  ): Promise<Outcome<Emails>> => {
    if (before.areHidden) return ok(before);
    const hits = searches.flatMap((search) => ('email' in search.person ? search.hits : []));
    const asked = new Set(hits.map(({ accountId }) => accountId));
    const missing = [...asked].filter((id) => !before.asked.has(id));
    const read = await requestEach(inChunks(missing, EMAILS_PER_REQUEST), people.emailsOf);
    if (!read.ok) return read;
    return ok({
      asked,
      known: new Map([before.known, ...read.value].flatMap((emails) => [...(emails ?? [])])),
      areHidden: read.value.includes(undefined),
    });
  };

  return async function findPeople(asked) {
    const searches = asked.map((person) => ({ person, names: namesFor(person), hits: [] }));
    const first = await requestEach(searches, searchFirst);
    if (!first.ok) return first;
    const emails = await readEmails(first.value, NO_EMAILS);
    if (!emails.ok) return emails;
    const second = await requestEach(first.value, async (search) =>
      needsSecond(search, emails.value) ? await searchAgain(search) : ok(search),
    );
    if (!second.ok) return second;
    const allEmails = await readEmails(second.value, emails.value);
    if (!allEmails.ok) return allEmails;
    return ok(second.value.map((search) => answerTo(search, allEmails.value)));
  };
};

/** Sends a request for each item, a few at a time. Sends no more once one has failed. */
const requestEach = async <Item, Value>(
  items: readonly Item[],
  send: (item: Item) => Promise<Outcome<Value>>,
): Promise<Outcome<Value[]>> => {
  let failure: Failed | undefined;
  const values: Value[] = [];
  const answers = await mapConcurrently(items, FEW_AT_ONCE, async (item) => {
    const answer = failure ?? (await send(item));
    if (!answer.ok) failure = answer;
    return answer;
  });
  for (const answer of answers) {
    if (!answer.ok) return answer;
    values.push(answer.value);
  }
  return ok(values);
};

const inChunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );

const withGap = (search: Search, gap: SearchGap): Search => ({ gap, ...search });

const withHits = (
  search: Search,
  found: { people: readonly NamedAccount[]; complete: boolean },
): Search => {
  const known = new Set(search.hits.map(({ accountId }) => accountId));
  const added = found.people.filter(({ accountId }) => !known.has(accountId));
  const merged = { ...search, hits: [...search.hits, ...added] };
  return found.complete ? merged : withGap(merged, 'too-many');
};

/** The people who were found and have exactly the email. */
const ownersOf = ({ person, hits }: Search, { known }: Emails): AccountId[] => {
  if (!('email' in person)) return [];
  const email = person.email.toLowerCase();
  return hits.map(({ accountId }) => accountId).filter((id) => known.get(id) === email);
};

/** If the site hides emails, a second search can't find anyone for certain. */
const needsSecond = (search: Search, emails: Emails): boolean =>
  ownersOf(search, emails).length === 0 && !(emails.areHidden && search.hits.length > 0);

const answerTo = (search: Search, emails: Emails): FoundPerson => {
  const { person, hits } = search;
  const owners = ownersOf(search, emails);
  const [only, ...others] = owners;
  if (only !== undefined && others.length === 0) return { is: 'found', accountId: only };
  // A person whose email is unknown may have this one.
  const isUnknown =
    'email' in person &&
    owners.length === 0 &&
    hits.some(({ accountId }) => !emails.known.has(accountId));
  const isCut = hits.length > MAX_CANDIDATES;
  const gap = isUnknown ? 'emails-hidden' : (search.gap ?? (isCut ? 'too-many' : undefined));
  const shown = 'email' in person ? hits : exactNameFirst(hits, person.name);
  const candidates = shown.slice(0, MAX_CANDIDATES).map(({ accountId }) => accountId);
  return {
    ...{ is: 'open', candidates, asked: !gap },
    ...(gap && { gap }),
    ...(owners.length > 1 && { several: true }),
  };
};

const exactNameFirst = (hits: readonly NamedAccount[], wanted: string): NamedAccount[] => {
  const isExact = ({ name }: NamedAccount): boolean =>
    name !== undefined && comparable(name) === comparable(wanted);
  return [...hits.filter(isExact), ...hits.filter((hit) => !isExact(hit))];
};

const comparable = (name: string): string =>
  name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

// Two letters or digits, or one character of a script without letter case: one ideograph can be a
// whole name.
const SEARCHABLE = /[\p{L}\p{M}\p{N}]{2}|\p{Lo}/u;

/** The different names to search for: those with the same words find the same people. */
const namesFor = (person: PersonToFind): string[] => {
  const names = 'email' in person ? [person.name ?? '', nameIn(person.email)] : [person.name];
  const searchable = names.filter((name) => SEARCHABLE.test(name.normalize('NFC')));
  const words = searchable.map(wordsOf);
  return searchable.filter((_, at) => words.indexOf(words[at] ?? '') === at);
};

const wordsOf = (name: string): string =>
  (comparable(name).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).toSorted().join(' ');

/**
 * The name that an email address suggests: `jane.van-doe+x@…` is "jane van doe". A guest's sign-in
 * name, `bo.oz_example.com#EXT#@…`, contains another address.
 */
export const nameIn = (email: string): string => {
  const [local = ''] = email.split('@');
  const [name = ''] = local.replace(/_[^_]*#EXT#$/i, '').split('+');
  return name.replace(/[._\-\d]+/g, ' ').trim();
};

/** Tells what Confluence knows about up to 100 accounts. Results are in input order. */
export type CheckPeople = (accountIds: readonly AccountId[]) => Promise<Outcome<CheckedPerson[]>>;

export const makeCheckPeople = ({ people }: { people: PeopleDirectory }): CheckPeople =>
  async function checkPeople(accountIds) {
    const states = await people.statesOf(accountIds);
    if (!states.ok) return states;
    return ok(accountIds.map((id) => states.value.get(id) ?? 'unknown'));
  };
