import type { Group, GroupInput, Outcome } from '../../../../src/contract/adminApi';
import type { CheckedGroup, CheckedPerson, FoundPerson } from '../../../../src/contract/bulkApi';
import {
  MAX_ACCOUNTS_ASKED,
  MAX_EMAILS_ASKED,
  MAX_GROUPS_ASKED,
  MAX_NAME_LENGTH,
  UUID,
} from '../../../../src/domain/limits';
import { type PageFailure, withRetry } from '../../api/answers';
import type { Calls } from '../../api/invoke';
import type { ImportRow } from '../import/import';
import type { UserList } from '../import/matchUserList';
import { similarNames, wordsToSearch } from './similarGroups';

export type CheckStep = {
  kind: 'groups' | 'emails' | 'people' | 'similar';
  done: number;
  total: number;
};

export type CheckCalls = Calls<'checkGroups' | 'findPeople' | 'checkPeople' | 'searchGroups'>;

type Checking = {
  rows: readonly ImportRow[];
  users: UserList | undefined;
  /** Whether to check that each person exists. */
  withPeople: boolean;
  /** Earlier answers, which aren't asked again, except for temporary failures. */
  known: Checked;
  /** Returns false if the check should stop. */
  onStep: (step: CheckStep) => boolean;
};

/**
 * Looks up all groups and people that a list names. If a call fails, returns what is known so far.
 */
export const checkList = async (
  { rows, users, withPeople, known, onStep }: Checking,
  calls: CheckCalls,
): Promise<{ checked: Checked; failure?: PageFailure }> => {
  const groups = new Map([...known.groups].filter(([, group]) => !isTemporary(group)));
  const people = new Map([...known.people, ...knownFromUsers(rows, users)]);
  const accountStatuses = new Map([...known.accountStatuses, ...suspendedIn(users)]);
  const stepOf = (kind: CheckStep['kind'], total: number) => (done: number) =>
    onStep({ kind, done, total });

  for (const group of groupsIn(rows))
    if (!isShort(group)) groups.set(group, { ok: false, code: 'group-not-found' });
  const named = groupsIn(rows).filter((group) => !groups.has(group));
  let failure = await askInChunks({
    questions: named,
    perCall: MAX_GROUPS_ASKED,
    ask: (chunk) => calls.checkGroups({ groups: chunk.map(groupSelector) }),
    onAnswer: (group, answer) => groups.set(group, answer),
    onProgress: stepOf('groups', named.length),
  });
  const lookUp = async (asked: readonly NamedPerson[]): Promise<PageFailure | undefined> => {
    const open = asked.filter(({ key }) => !people.has(key));
    return askInChunks({
      questions: open,
      perCall: MAX_EMAILS_ASKED,
      ask: (chunk) => calls.findPeople({ people: chunk.map(({ person }) => person) }),
      onAnswer: ({ key }, answer) => people.set(key, answer),
      onProgress: stepOf('emails', open.length),
    });
  };
  failure ??= await lookUp(emailsIn(rows));
  failure ??= await lookUp(namesIn(rows));
  const accounts = new Set(withPeople ? rows.flatMap((row) => accountOf(row, people) ?? []) : []);
  const unchecked = [...accounts].filter((accountId) => !accountStatuses.has(accountId));
  failure ??= await askInChunks({
    questions: unchecked,
    perCall: MAX_ACCOUNTS_ASKED,
    ask: (chunk) => calls.checkPeople({ accountIds: chunk }),
    onAnswer: (accountId, answer) => accountStatuses.set(accountId, answer),
    onProgress: stepOf('people', unchecked.length),
  });
  const similarGroups = new Map(known.similarGroups);
  const unknown = unknownGroups(groups).filter((group) => !similarGroups.has(group));
  failure ??= await askInChunks({
    questions: unknown,
    perCall: 1,
    ask: ([group = '']) => searchSimilar(group, calls),
    onAnswer: (group, found) => similarGroups.set(group, found),
    onProgress: stepOf('similar', unknown.length),
  });
  const checked = { groups, people, accountStatuses, similarGroups, withPeople };
  return failure ? { checked, failure } : { checked };
};

/** Whether a group couldn't be looked up just now, so that asking again may help. */
export const isTemporary = (group: CheckedGroup): boolean =>
  !group.ok &&
  (group.code === 'unavailable' || group.code === 'timed-out' || group.code === 'rate-limited');

/** What Confluence has said so far about the groups and people in a list. */
export type Checked = {
  /** By group, as the list writes it. */
  groups: ReadonlyMap<string, CheckedGroup>;
  /** By email, in lower case, or by name as `keyOfName` writes it. */
  people: ReadonlyMap<string, FoundPerson>;
  /** Groups with a similar name, the most similar first, by a group that isn't found. */
  similarGroups: ReadonlyMap<string, readonly Group[]>;
  /** By account ID. Without a check of people, only what the user list says. */
  accountStatuses: ReadonlyMap<string, CheckedPerson>;
  /**
   * Whether people were checked on request. If so, accounts missing in `accountStatuses` weren't
   * reached.
   */
  withPeople: boolean;
};

/** Whether Confluence, or the exported user list, has named this account. */
export const isConfirmed = (accountId: string, { people, accountStatuses }: Checked): boolean =>
  accountStatuses.has(accountId) ||
  [...people.values()].some((person) =>
    person.is === 'found' ? person.accountId === accountId : person.candidates.includes(accountId),
  );

export const NOTHING_CHECKED: Checked = {
  groups: new Map(),
  people: new Map(),
  accountStatuses: new Map(),
  similarGroups: new Map(),
  withPeople: false,
};

type ChunkedQuestions<Q, A> = {
  questions: readonly Q[];
  /** The maximum that one call accepts. */
  perCall: number;
  ask: (chunk: Q[]) => Promise<Outcome<A[]>>;
  onAnswer: (question: Q, answer: A) => void;
  /** Called before each call with the number of answers. Returns false if the check should stop. */
  onProgress: (done: number) => boolean;
};

/**
 * Asks many questions, chunk by chunk. Stops at the first failed call and returns its failure.
 * Earlier answers went to `onAnswer`.
 */
const askInChunks = async <Q, A>(
  chunked: ChunkedQuestions<Q, A>,
): Promise<PageFailure | undefined> => {
  const { questions, perCall, ask, onAnswer, onProgress } = chunked;
  for (let at = 0; at < questions.length; at += perCall) {
    if (!onProgress(at)) return undefined;
    const chunk = questions.slice(at, at + perCall);
    const answers = await withRetry(() => ask(chunk));
    if (!answers.ok) return answers.failure;
    chunk.forEach((question, place) => {
      const answer = answers.value[place];
      if (answer !== undefined) onAnswer(question, answer);
    });
  }
  return undefined;
};

/** The accounts that an exported user list gives for a list's emails. It stays on the page. */
const knownFromUsers = (
  rows: readonly ImportRow[],
  users: UserList | undefined,
): Map<string, FoundPerson> => {
  const known = new Map<string, FoundPerson>();
  if (!users) return known;
  for (const { key } of emailsIn(rows)) {
    const accountId = users.accounts.get(key);
    if (accountId !== undefined) known.set(key, { is: 'found', accountId });
  }
  for (const { key, person } of namesIn(rows)) {
    const candidates = users.names.get(person.name.toLowerCase());
    if (candidates) known.set(key, { is: 'open', candidates: [...candidates], asked: true });
  }
  return known;
};

/** The suspended accounts in an exported user list. Knowing them costs no call. */
const suspendedIn = (users: UserList | undefined): Map<string, CheckedPerson> =>
  new Map([...(users?.suspended ?? [])].map((accountId) => [accountId, 'suspended']));

/** The account a row is about, if it is known. */
const accountOf = (
  { person }: ImportRow,
  people: ReadonlyMap<string, FoundPerson>,
): string | undefined => {
  if (person?.kind !== 'email') return person?.accountId;
  const found = people.get(person.email.toLowerCase());
  return found?.is === 'found' ? found.accountId : undefined;
};

/**
 * Whether a text can be looked up. A cell with several names may be too long for one, and a call
 * with it would fail.
 */
const isShort = (text: string | undefined): text is string =>
  text !== undefined && text.length <= MAX_NAME_LENGTH;

/** The groups in a list, as it writes them, each once. A cell may name several. */
const groupsIn = (rows: readonly ImportRow[]): string[] => [
  ...new Set(
    rows.flatMap(({ group, groupParts = [] }) => [
      ...(group === undefined ? [] : [group]),
      ...groupParts,
    ]),
  ),
];

type NamedPerson = { key: string; person: { email: string; name?: string } | { name: string } };

type NamedEmail = { key: string; person: { email: string; name?: string } };

/** The emails in a list, each once in any case, with a name if a row has one. */
const emailsIn = (rows: readonly ImportRow[]): NamedEmail[] => {
  const named = new Map<string, NamedEmail>();
  for (const { person } of rows) {
    if (person?.kind !== 'email') continue;
    const { email, name } = person;
    const key = email.toLowerCase();
    if (named.has(key) && !isShort(name)) continue;
    named.set(key, { key, person: { email, ...(isShort(name) && { name }) } });
  }
  return [...named.values()];
};

/** The key of a name in `Checked.people`. No email has a blank at its start. */
export const keyOfName = (name: string): string => ` ${name.normalize('NFC').toLowerCase()}`;

const MAX_NAMES = 100; // suggestions for more would take minutes

/** The names of people that nothing else identifies, each once. They only give suggestions. */
const namesIn = (rows: readonly ImportRow[]): { key: string; person: { name: string } }[] => {
  const named = new Map<string, { key: string; person: { name: string } }>();
  for (const { person, name } of rows)
    if (!person && isShort(name)) {
      const key = keyOfName(name);
      named.set(key, { key, person: { name } });
    }
  return [...named.values()].slice(0, MAX_NAMES);
};

const MAX_SIMILAR = 25; // groups for which similar ones are searched

const unknownGroups = (groups: ReadonlyMap<string, CheckedGroup>): string[] =>
  [...groups]
    .filter(([, group]) => !group.ok && group.code === 'group-not-found')
    .map(([name]) => name)
    .filter((name) => isShort(name) && !UUID.test(name))
    .slice(0, MAX_SIMILAR);

/** Searches groups with a similar name. Two words are searched, because one may be misspelled. */
const searchSimilar = async (
  name: string,
  calls: CheckCalls,
): Promise<Outcome<(readonly Group[])[]>> => {
  const found: Group[] = [];
  for (const query of wordsToSearch(name)) {
    const groups = await calls.searchGroups({ query });
    if (!groups.ok) return groups;
    found.push(...groups.value);
  }
  return { ok: true, value: [similarNames(name, found)] };
};

/** Selects a group by ID if the text looks like one, otherwise by name. */
const groupSelector = (written: string): GroupInput =>
  UUID.test(written) ? { groupId: written } : { groupName: written };
