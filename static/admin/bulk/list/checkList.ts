import type { GroupInput, Outcome } from '../../../../src/contract/adminApi';
import type { CheckedGroup, CheckedPerson, FoundPerson } from '../../../../src/contract/bulkApi';
import {
  MAX_ACCOUNTS_ASKED,
  MAX_EMAILS_ASKED,
  MAX_GROUPS_ASKED,
  UUID,
} from '../../../../src/domain/limits';
import { type PageFailure, withRetry } from '../../api/answers';
import type { BulkCalls } from '../../api/invoke';
import type { ImportRow } from '../import/import';
import type { UserList } from '../import/matchUserList';

export type CheckStep = { kind: 'groups' | 'emails' | 'people'; done: number; total: number };

export type CheckCalls = BulkCalls<'checkGroups' | 'findPeople' | 'checkPeople'>;

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

  const named = groupsIn(rows).filter((group) => !groups.has(group));
  const emails = emailsIn(rows).filter(({ key }) => !people.has(key));
  let failure = await askInChunks({
    questions: named,
    perCall: MAX_GROUPS_ASKED,
    ask: (chunk) => calls.checkGroups({ groups: chunk.map(groupSelector) }),
    onAnswer: (group, answer) => groups.set(group, answer),
    onProgress: stepOf('groups', named.length),
  });
  failure ??= await askInChunks({
    questions: emails,
    perCall: MAX_EMAILS_ASKED,
    ask: (chunk) => calls.findPeople({ people: chunk.map(({ person }) => person) }),
    onAnswer: ({ key }, answer) => people.set(key, answer),
    onProgress: stepOf('emails', emails.length),
  });
  const accounts = new Set(withPeople ? rows.flatMap((row) => accountOf(row, people) ?? []) : []);
  const unchecked = [...accounts].filter((accountId) => !accountStatuses.has(accountId));
  failure ??= await askInChunks({
    questions: unchecked,
    perCall: MAX_ACCOUNTS_ASKED,
    ask: (chunk) => calls.checkPeople({ accountIds: chunk }),
    onAnswer: (accountId, answer) => accountStatuses.set(accountId, answer),
    onProgress: stepOf('people', unchecked.length),
  });
  const checked = { groups, people, accountStatuses, withPeople };
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
  /** By email, in lower case. */
  people: ReadonlyMap<string, FoundPerson>;
  /** By account ID. Without a check of people, only what the user list says. */
  accountStatuses: ReadonlyMap<string, CheckedPerson>;
  /**
   * Whether people were checked on request. If so, accounts missing in `accountStatuses` weren't
   * reached.
   */
  withPeople: boolean;
};

export const NOTHING_CHECKED: Checked = {
  groups: new Map(),
  people: new Map(),
  accountStatuses: new Map(),
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

/** The groups in a list, as it writes them, each once. */
const groupsIn = (rows: readonly ImportRow[]): string[] => [
  ...new Set(rows.flatMap(({ group }) => group ?? [])),
];

export type NamedPerson = { key: string; person: { email: string; name?: string } };

/** The emails in a list, each once in any case, with a name if a row has one. */
const emailsIn = (rows: readonly ImportRow[]): NamedPerson[] => {
  const named = new Map<string, NamedPerson>();
  for (const { person } of rows) {
    if (person?.kind !== 'email') continue;
    const { email, name } = person;
    const key = email.toLowerCase();
    if (named.has(key) && name === undefined) continue;
    named.set(key, { key, person: { email, ...(name !== undefined && { name }) } });
  }
  return [...named.values()];
};

/** Selects a group by ID if the text looks like one, otherwise by name. */
const groupSelector = (written: string): GroupInput =>
  UUID.test(written) ? { groupId: written } : { groupName: written };
