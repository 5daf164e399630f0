import type { StartedTest, TestRefusal } from '../../contract/setupApi';
import type { AccountId } from '../../domain/accountId';
import type { AdminCaller, JobCaller } from '../../domain/caller';
import type { DirectoryGroup, GroupId } from '../../domain/group';
import { failed, ok, type Outcome } from '../../domain/outcome';
import {
  isRunning,
  leftover,
  nextTrial,
  removableFrom,
  type SelfTest,
  TESTED_IDENTITIES,
  withTrial,
} from '../../domain/selfTest';
import type { AdminCheck } from '../authority/adminCheck';
import { type AccessGroups, isListed, type Protection } from '../authority/protection';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { AuthorityDirectory, PeopleDirectory } from '../ports/confluence';
import type { Crypto, SetupQueue } from '../ports/platform';
import type { SelfTestStore } from '../ports/storage';
import { isSuperseded, makeSave } from '../ports/versions';
import type { ReadOwnRecord } from '../record/ownRecord';
import type { ChangedSince } from './changedSince';
import { makeTrials, notSent, type OpenTest, PASSING, type TrialDeps } from './selfTestTrials';

// A self-test adds a person to a group and removes them, once as each identity. It runs as a change
// does: permit, record, write, evidence. What it may write is a part of the caller's own permit.
// See docs/decisions/0037-self-test.md.

type Deps = TrialDeps & {
  store: SelfTestStore;
  authority: Pick<AuthorityDirectory, 'groupsOf'>;
  people: Pick<PeopleDirectory, 'statesOf'>;
  accessGroups: AccessGroups;
  protection: Protection;
  adminCheck: AdminCheck;
  changedSince: ChangedSince;
  readOwnRecord: ReadOwnRecord;
  askForSetup: SetupQueue;
  newId: Crypto['newId'];
};

const TIDY_AFTER_SECONDS = 120; // an invocation at the page is dead after 30 s
const START_AGAIN_SECONDS = 30;
const PERSON_CHECKS = { app: 'not-a-person', suspended: 'not-a-person' } as const;

/** Starts a self-test, if it is safe and no other one runs. Nothing is changed yet. */
export type StartSelfTest = (
  caller: AdminCaller,
  request: { groupId: GroupId; accountId: AccountId },
) => Promise<Outcome<StartedTest>>;

export const makeStartSelfTest = (deps: Deps): StartSelfTest => {
  const { store, directory, authority, people, accessGroups, protection } = deps;
  const { readOwnRecord, askForSetup, clock, newId } = deps;

  const refusalOf = async (
    group: DirectoryGroup,
    accountId: AccountId,
  ): Promise<Outcome<TestRefusal | undefined>> => {
    if (group.management !== 'admins') return ok('managed-elsewhere');
    const [protectedBy, users, groups, states, record] = await allSettledOrThrow([
      protection(group),
      accessGroups('user'),
      authority.groupsOf(accountId),
      people.statesOf([accountId]),
      readOwnRecord([group.id]),
    ]);
    if (protectedBy === 'protected') return ok('gives-admin-rights');
    const givesAccess = isListed(users, group.id);
    if (givesAccess) return ok('gives-access');
    if (protectedBy === 'unknown' || givesAccess === undefined) return ok('lists-not-read');
    if (!states.ok) return states;
    const state = states.value.get(accountId);
    if (state !== 'active') return ok(state ? PERSON_CHECKS[state] : 'not-a-person');
    if (!groups.ok) return groups;
    // Lists lag by minutes. What Rollcall did itself in the last ten minutes it knows better.
    const isMember =
      record.get(group.id)?.members.get(accountId) ??
      groups.value.some(({ id }) => id === group.id);
    return ok(isMember ? 'already-member' : undefined);
  };

  return async function startSelfTest({ accountId: by }, { groupId, accountId }) {
    const { value: last, version } = await store.open();
    if (last) {
      const isOwn = last.by === by && clock() >= last.busyUntil;
      if (isRunning(last, clock()) && !isOwn) return inProgress(START_AGAIN_SECONDS);
      if (leftover(last)) return ok({ kind: 'refused', why: 'leftover' });
    }
    const group = await directory.readById(groupId);
    if (!group.ok) return group;
    const refusal = await refusalOf(group.value, accountId);
    if (!refusal.ok) return refusal;
    if (refusal.value) return ok({ kind: 'refused', why: refusal.value });
    const test: SelfTest = {
      ...{ id: newId(), by, accountId, startedAt: clock(), busyUntil: 0 },
      group: { id: group.value.id, name: group.value.name },
      trials: TESTED_IDENTITIES.map((identity) => ({ identity, state: 'planned' })),
    };
    // Before anything is changed: if the page is closed halfway, this event cleans up.
    await askForSetup({ kind: 'tidy', testId: test.id }, TIDY_AFTER_SECONDS);
    return await unlessSuperseded(async () => {
      await makeSave(version, newId, store.save)(test);
      return ok({ kind: 'started', test });
    });
  };
};

/**
 * Goes on with a self-test: runs its next trial as the viewer or as the app, or hands the trial of the
 * absent owner to the queue. Only the admin who started it goes on; for others, and if there is
 * nothing to do now, or no one went on for two minutes, it only returns the test.
 */
export type StepSelfTest = (
  caller: AdminCaller,
  testId: string,
  leaseSeconds: number,
) => Promise<Outcome<SelfTest>>;

const QUEUED_AGAIN_MS = 60_000;

export const makeStepSelfTest = (deps: Deps): StepSelfTest => {
  const { clock, askForSetup, changedSince } = deps;
  const trials = makeTrials(deps);
  return async function stepSelfTest(caller, testId, leaseSeconds) {
    const opened = await openTest(deps, testId);
    if (!opened) return failed('not-found');
    const { test, save } = opened;
    const now = clock();
    if (test.by !== caller.accountId || now < test.busyUntil) return ok(test);
    return await unlessSuperseded(async () => {
      if (leftover(test) === 'certain')
        return (await changedSince(test)) === 'nothing'
          ? await trials.removeLeftover(opened, caller, leaseSeconds, true)
          : ok(test);
      const place = nextTrial(test);
      if (place === undefined || !isRunning(test, now)) return ok(test); // over, or abandoned
      if (test.trials[place]?.identity !== 'owner')
        return await trials.runTrial(opened, caller, place, leaseSeconds);
      if (test.queuedAt !== undefined && now - test.queuedAt < QUEUED_AGAIN_MS) return ok(test);
      const queued = { ...test, queuedAt: now };
      await save(queued);
      await askForSetup({ kind: 'owner', testId }, 0);
      return ok(queued);
    });
  };
};

/** Runs the trial of a self-test that acts for an absent person. `again`: try it later. */
export type StepTestByQueue = (testId: string, leaseSeconds: number) => Promise<'done' | 'again'>;

export const makeStepTestByQueue = (deps: Deps): StepTestByQueue => {
  const { adminCheck, clock } = deps;
  const trials = makeTrials(deps);
  return async function stepTestByQueue(testId, leaseSeconds) {
    const opened = await openTest(deps, testId);
    if (!opened) return 'done';
    const { test, save } = opened;
    if (clock() < test.busyUntil) return 'again';
    if (!isRunning(test, clock())) return 'done'; // the event came late, and Setup says "Not run"
    const place = nextTrial(test);
    const trial = place === undefined ? undefined : test.trials[place];
    if (place === undefined || trial?.identity !== 'owner') return 'done';
    const isAdmin = await adminCheck(test.by, 'queue');
    const failure = isAdmin.ok
      ? isAdmin.value
        ? undefined
        : failed('not-an-admin').failure
      : isAdmin.failure;
    const outcome = await unlessSuperseded(async () => {
      if (!failure) return await trials.runTrial(opened, jobOf(test), place, leaseSeconds);
      if (PASSING.has(failure.code)) return { ok: false, failure };
      await save(withTrial(test, place, notSent(trial, failure, clock())));
      return ok(test);
    });
    return outcome.ok ? 'done' : 'again';
  };
};

/**
 * Ends a self-test that may have left its person in the group: removes them, or leaves them there.
 * Every admin may do it, with their own rights. It removes no one that another change added since:
 * then it only returns the test.
 */
export type EndSelfTest = (
  caller: AdminCaller,
  request: { testId: string; how: 'remove' | 'keep' },
  leaseSeconds: number,
) => Promise<Outcome<SelfTest>>;

export const makeEndSelfTest = (deps: Deps): EndSelfTest => {
  const { clock, changedSince } = deps;
  const trials = makeTrials(deps);
  return async function endSelfTest(caller, { testId, how }, leaseSeconds) {
    const opened = await openTest(deps, testId);
    if (!opened) return failed('not-found');
    const { test, save } = opened;
    if (!leftover(test)) return ok(test);
    const wait = (how === 'keep' ? test.busyUntil : removableFrom(test)) - clock();
    if (wait > 0) return inProgress(Math.ceil(wait / 1_000));
    return await unlessSuperseded(async () => {
      if (how === 'remove') {
        const since = await changedSince(test);
        if (since === 'added') return ok(test);
        const restores = leftover(test) === 'certain' && since === 'nothing';
        return await trials.removeLeftover(ended(opened), caller, leaseSeconds, restores);
      }
      const kept = { ...test, keptBy: caller.accountId };
      await save(kept);
      return ok(kept);
    });
  };
};

/**
 * Removes what an interrupted self-test certainly left in its group, in the background. It does
 * nothing if a write is uncertain, or if the same person was changed there since: an admin decides.
 * `left` means that something may be left.
 */
export type TidySelfTest = (
  where: 'queue' | 'schedule',
  leaseSeconds: number,
) => Promise<'nothing' | 'removed' | 'left'>;

export const makeTidySelfTest = (deps: Deps): TidySelfTest => {
  const { changedSince, adminCheck, clock } = deps;
  const trials = makeTrials(deps);

  return async function tidySelfTest(where, leaseSeconds) {
    const opened = await openTest(deps);
    if (!opened) return 'nothing';
    const { test } = opened;
    const left = leftover(test);
    if (!left) return 'nothing';
    if (left === 'unknown' || clock() < removableFrom(test)) return 'left';
    if ((await changedSince(test)) !== 'nothing') return 'left';
    const isAdmin = await adminCheck(test.by, where);
    if (!isAdmin.ok || !isAdmin.value) return 'left';
    const outcome = await unlessSuperseded(() =>
      trials.removeLeftover(ended(opened), jobOf(test), leaseSeconds, true),
    );
    return outcome.ok && !leftover(outcome.value) ? 'removed' : 'left';
  };
};

/** The latest test, if it has this ID or none is given. */
const openTest = async (
  { store, newId }: Pick<Deps, 'store' | 'newId'>,
  id?: string,
): Promise<OpenTest | undefined> => {
  const { value, version } = await store.open();
  if (!value || (id !== undefined && value.id !== id)) return undefined;
  return { test: value, save: makeSave(version, newId, store.save) };
};

/** The test once nothing but its clean-up is to come. */
const ended = ({ test, save }: OpenTest): OpenTest => ({ save, test: { ...test, isOver: true } });

/** The admin of a test while they are away, with their own rights. */
const jobOf = ({ by }: SelfTest): JobCaller => ({ kind: 'job', ownerId: by });

const inProgress = (retryAfterSeconds: number) => failed('in-progress', { retryAfterSeconds });

/** Another admin, or another invocation, went on with the test in between. */
const unlessSuperseded = async <T>(run: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
  try {
    return await run();
  } catch (error) {
    if (isSuperseded(error)) return inProgress(START_AGAIN_SECONDS);
    throw error;
  }
};
