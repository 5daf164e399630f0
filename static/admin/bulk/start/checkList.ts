import type { CheckedGroup } from '../../../../src/application/bulkApi';
import type { PageFailure } from '../../load/answer';
import type { BulkCalls } from '../bulkCalls';
import type { ImportRow } from '../import/import';
import type { UserList } from '../import/matchUserList';
import { askInChunks } from './askInChunks';
import type { Checked } from './checked';
import { groupRef } from './groupInput';
import { emailsIn, groupsIn } from './namedIn';
import { accountOf, knownFromUsers, suspendedIn } from './knownFromUsers';

export type CheckStep = { of: 'groups' | 'emails' | 'people'; done: number; total: number };

export type CheckingCalls = BulkCalls<'checkGroups' | 'findPeople' | 'checkPeople'>;

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

const MOST = { groups: 50, emails: 20, people: 100 }; // that one call takes

/** Asks Confluence about all that a list names; where a call fails, gives what is known by then. */
export const checkList = async (
  { rows, users, withPeople, known, onStep }: Checking,
  calls: CheckingCalls,
): Promise<{ checked: Checked; failure?: PageFailure }> => {
  const groups = new Map([...known.groups].filter(([, group]) => !isPassing(group)));
  const people = new Map([...known.people, ...knownFromUsers(rows, users)]);
  const accountStatuses = new Map([...known.accountStatuses, ...suspendedIn(users)]);
  const stepOf = (of: CheckStep['of'], total: number) => (done: number) =>
    onStep({ of, done, total });

  const named = groupsIn(rows).filter((group) => !groups.has(group));
  const emails = emailsIn(rows).filter(({ key }) => !people.has(key));
  let failure = await askInChunks({
    questions: named,
    atOnce: MOST.groups,
    ask: (part) => calls.checkGroups({ groups: part.map(groupRef) }),
    onAnswer: (group, answer) => groups.set(group, answer),
    onProgress: stepOf('groups', named.length),
  });
  failure ??= await askInChunks({
    questions: emails,
    atOnce: MOST.emails,
    ask: (part) => calls.findPeople({ people: part.map(({ person }) => person) }),
    onAnswer: ({ key }, answer) => people.set(key, answer),
    onProgress: stepOf('emails', emails.length),
  });
  const accounts = new Set(withPeople ? rows.flatMap((row) => accountOf(row, people) ?? []) : []);
  const unchecked = [...accounts].filter((accountId) => !accountStatuses.has(accountId));
  failure ??= await askInChunks({
    questions: unchecked,
    atOnce: MOST.people,
    ask: (part) => calls.checkPeople({ accountIds: part }),
    onAnswer: (accountId, answer) => accountStatuses.set(accountId, answer),
    onProgress: stepOf('people', unchecked.length),
  });
  const checked = { groups, people, accountStatuses, withPeople };
  return failure ? { checked, failure } : { checked };
};

/** Whether a group could not be looked up just now; asked again it may be. */
export const isPassing = (group: CheckedGroup): boolean =>
  !group.ok &&
  (group.code === 'unavailable' || group.code === 'timed-out' || group.code === 'rate-limited');
