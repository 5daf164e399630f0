import type { GroupInput, Outcome } from '../../../../src/application/adminApi';
import type { CheckedGroup, CheckedPerson, FoundPerson } from '../../../../src/application/bulkApi';
import { type PageFailure, withRetry } from '../../api/answers';
import type { BulkCalls } from '../../api/invoke';
import type { ImportRow } from '../import/import';
import type { UserList } from '../import/matchUserList';

export type CheckStep = { kind: 'groups' | 'emails' | 'people'; done: number; total: number };

export type CheckCalls = BulkCalls<'checkGroups' | 'findPeople' | 'checkPeople'>;

type Checking = {
  rows: readonly ImportRow[];
  users: UserList | undefined;
  /** Whether to ask of each person if they exist. */
  withPeople: boolean;
  /** What was said earlier is not asked again, unless it was only a passing failure. */
  known: Checked;
  /** False where nobody waits for more. */
  onStep: (step: CheckStep) => boolean;
};

const MAX_PER_CALL = { groups: 50, emails: 20, people: 100 }; // that one call takes

/** Asks Confluence about all that a list names; where a call fails, gives what is known by then. */
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
    perCall: MAX_PER_CALL.groups,
    ask: (chunk) => calls.checkGroups({ groups: chunk.map(groupSelector) }),
    onAnswer: (group, answer) => groups.set(group, answer),
    onProgress: stepOf('groups', named.length),
  });
  failure ??= await askInChunks({
    questions: emails,
    perCall: MAX_PER_CALL.emails,
    ask: (chunk) => calls.findPeople({ people: chunk.map(({ person }) => person) }),
    onAnswer: ({ key }, answer) => people.set(key, answer),
    onProgress: stepOf('emails', emails.length),
  });
  const accounts = new Set(withPeople ? rows.flatMap((row) => accountOf(row, people) ?? []) : []);
  const unchecked = [...accounts].filter((accountId) => !accountStatuses.has(accountId));
  failure ??= await askInChunks({
    questions: unchecked,
    perCall: MAX_PER_CALL.people,
    ask: (chunk) => calls.checkPeople({ accountIds: chunk }),
    onAnswer: (accountId, answer) => accountStatuses.set(accountId, answer),
    onProgress: stepOf('people', unchecked.length),
  });
  const checked = { groups, people, accountStatuses, withPeople };
  return failure ? { checked, failure } : { checked };
};

/** Whether a group could not be looked up just now; asked again it may be. */
export const isTemporary = (group: CheckedGroup): boolean =>
  !group.ok &&
  (group.code === 'unavailable' || group.code === 'timed-out' || group.code === 'rate-limited');

/** What Confluence has said so far of the groups and people that a list names. */
export type Checked = {
  /** By what the list calls the group. */
  groups: ReadonlyMap<string, CheckedGroup>;
  /** By e-mail, in lower case. */
  people: ReadonlyMap<string, FoundPerson>;
  /** By account id; where nobody asked for it, of those alone of whom a user list tells. */
  accountStatuses: ReadonlyMap<string, CheckedPerson>;
  /** Whether people were checked on request. Then an account missing in `accountStatuses` was not reached. */
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
  /** The most that one call takes. */
  perCall: number;
  ask: (chunk: Q[]) => Promise<Outcome<A[]>>;
  onAnswer: (question: Q, answer: A) => void;
  /** How many are answered, after each call; false where nobody waits for more. */
  onProgress: (done: number) => boolean;
};

/**
 * Asks about many things, part by part. Ends with the first call that fails, and says why; what
 * was answered before that was given to `onAnswer`.
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

/** Whom an exported user list knows of a list's e-mails. It stays in the page. */
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

/** Who is suspended, as an exported user list says: what it costs nothing to know. */
const suspendedIn = (users: UserList | undefined): Map<string, CheckedPerson> =>
  new Map([...(users?.suspended ?? [])].map((accountId) => [accountId, 'suspended']));

/** Whose account a row is about, as far as that is known. */
const accountOf = (
  { person }: ImportRow,
  people: ReadonlyMap<string, FoundPerson>,
): string | undefined => {
  if (person?.kind !== 'email') return person?.accountId;
  const found = people.get(person.email.toLowerCase());
  return found?.is === 'found' ? found.accountId : undefined;
};

/** What a list calls its groups, each once. */
const groupsIn = (rows: readonly ImportRow[]): string[] => [
  ...new Set(rows.flatMap(({ group }) => group ?? [])),
];

export type NamedPerson = { key: string; person: { email: string; name?: string } };

/** The e-mails in a list, each once, whatever their case; with a name where a row has one. */
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

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What a list calls a group: an id where it looks like one, else a name. */
const groupSelector = (written: string): GroupInput =>
  UUID.test(written) ? { groupId: written } : { groupName: written };
