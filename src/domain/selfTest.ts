import type { AccountId } from './accountId';
import type { IdentityKind } from './caller';
import type { ChangeStatus } from './change';
import type { GroupId, GroupName } from './group';
import type { FailureCode } from './outcome';

/** The identities that a self-test tries, in this order. */
export const TESTED_IDENTITIES = ['app', 'viewer', 'owner'] as const;

/** The outcome of one write of a self-test. `at` is in milliseconds since 1970. */
export type TestWrite = {
  at: number;
  outcome: ChangeStatus | FailureCode;
  /** False if the change may or may not have been made. */
  certain: boolean;
  httpStatus?: number;
};

/**
 * One identity of a self-test.
 * - `planned`: nothing was sent.
 * - `adding`: an add was on its way. Its answer is unknown, or proves nothing.
 * - `in-group`: the add certainly put the person into the group, and they are not out yet.
 * - `ended`: nothing of it is left in the group.
 */
export type Trial = {
  identity: IdentityKind;
  state: 'planned' | 'adding' | 'in-group' | 'ended';
  add?: TestWrite;
  removal?: TestWrite;
};

/**
 * A self-test: a person who is added to a group and removed again, once as each identity. It is
 * stored before each write, so an interrupted one shows what it may have left.
 */
export type SelfTest = {
  id: string;
  /** The admin who started it, and whom its `viewer` and `owner` trials act as. */
  by: AccountId;
  group: { id: GroupId; name: GroupName };
  accountId: AccountId;
  /** Times are in milliseconds since 1970. */
  startedAt: number;
  /** Until then, an invocation works on it. After that, the invocation is dead. */
  busyUntil: number;
  /** When the trial of the absent owner was handed to the queue. */
  queuedAt?: number;
  /** The account that decided to leave the person in the group. */
  keptBy?: AccountId;
  /** It was ended from outside, so no further trial runs. */
  isOver?: true;
  trials: Trial[];
};

/** Whether a write of this trial may have left the person in the group. */
const mayBeLeft = ({ state }: Trial): boolean => state === 'adding' || state === 'in-group';

/**
 * What a test may have left in its group. `certain`: the test put the person there and they were not
 * removed. `unknown`: an add or a removal has no certain answer. Undefined if nothing is left.
 */
export const leftover = ({ trials, keptBy }: SelfTest): 'certain' | 'unknown' | undefined => {
  const left = trials.filter(mayBeLeft);
  if (keptBy !== undefined || left.length === 0) return undefined;
  return left.every(({ state, removal }) => state === 'in-group' && removal?.certain !== false)
    ? 'certain'
    : 'unknown';
};

const ABANDONED_MS = 120_000; // the page takes the next step within seconds

/** Whether a test still runs: an invocation works on it, or its next trial is about to start. */
export const isRunning = (test: SelfTest, now: number): boolean =>
  now < test.busyUntil ||
  (leftover(test) === undefined &&
    nextTrial(test) !== undefined &&
    now - lastMoveAt(test) < ABANDONED_MS);

const lastMoveAt = (test: SelfTest): number =>
  Math.max(lastAddAt(test), ...test.trials.map(({ removal }) => removal?.at ?? 0));

const lastAddAt = ({ startedAt, queuedAt = 0, trials }: SelfTest): number =>
  Math.max(startedAt, queuedAt, ...trials.map(({ add }) => add?.at ?? 0));

/** The place of the next trial to run. Undefined if there is none, or the test must not go on. */
export const nextTrial = (test: SelfTest): number | undefined => {
  const wasThere = test.trials.some(({ add }) => add?.outcome === 'already-member');
  const isOver = test.isOver === true || test.keptBy !== undefined;
  if (isOver || wasThere || leftover(test) !== undefined) return undefined;
  const place = test.trials.findIndex(({ state }) => state === 'planned');
  return place === -1 ? undefined : place;
};

export const withTrial = (test: SelfTest, place: number, trial: Trial): SelfTest => ({
  ...test,
  trials: test.trials.with(place, trial),
});

/** The test after the person was seen to be out of the group, or is certainly out of it. */
export const withoutLeftover = (test: SelfTest, removal: TestWrite): SelfTest => ({
  ...test,
  trials: test.trials.map((trial) =>
    mayBeLeft(trial) ? { ...trial, state: 'ended', removal } : trial,
  ),
});

/** The test after a removal that may have left the person in the group. What is uncertain stays so. */
export const withFailedRemoval = (test: SelfTest, removal: TestWrite): SelfTest => ({
  ...test,
  trials: test.trials.map((trial) =>
    mayBeLeft(trial) ? { ...trial, removal: afterRemoval(trial.removal, removal) } : trial,
  ),
});

/** A removal that did not succeed, after an earlier one that may still have been made. */
export const afterRemoval = (before: TestWrite | undefined, removal: TestWrite): TestWrite => ({
  ...removal,
  certain: removal.certain && before?.certain !== false,
});

const LATE_MS = 60_000; // an add that was given up may still arrive in this time

/**
 * From when on a removal settles what a test left, in milliseconds since 1970. Before, an add may
 * still arrive after it.
 */
export const removableFrom = (test: SelfTest): number => {
  if (leftover(test) === undefined || !test.trials.some(({ state }) => state === 'adding'))
    return test.busyUntil;
  return Math.max(lastAddAt(test), test.busyUntil) + LATE_MS;
};
