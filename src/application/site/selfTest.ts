import type { StartedTest, TestRefusal } from '../../contract/setupApi';
import type { AccountId } from '../../domain/accountId';
import {
  type AdminCaller,
  type Caller,
  type JobCaller,
  responsibleAccount,
} from '../../domain/caller';
import type { ChangeAction } from '../../domain/change';
import type { DirectoryGroup, GroupId } from '../../domain/group';
import { failed, type Failure, type FailureCode, ok, type Outcome } from '../../domain/outcome';
import {
  isRunning,
  leftover,
  nextPart,
  removableFrom,
  type SelfTest,
  type TestPart,
  TESTED_IDENTITIES,
  type TestWrite,
  withoutLeftover,
  withPart,
} from '../../domain/selfTest';
import type { AdminCheck } from '../authority/adminCheck';
import { type AccessGroups, isListed, type Protection } from '../authority/protection';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { ChangeLedger } from '../membership/changeLedger';
import type { RecordEvidence, TryIdentities } from '../membership/changeMembership';
import {
  type Attempt,
  onlyAs,
  type Permit,
  type PermitChange,
  type PreparePermit,
} from '../membership/permit';
import type { AuthorityDirectory, GroupDirectory, PeopleDirectory } from '../ports/confluence';
import type { Clock, Crypto, SetupQueue } from '../ports/platform';
import type { AuditTrail, SelfTestStore } from '../ports/storage';
import { StoreUnavailable } from '../ports/storeUnavailable';
import { isSuperseded, makeSave } from '../ports/versions';
import type { ReadOwnRecord } from '../record/ownRecord';

// A self-test adds a person to a group and removes them, once as each identity. It runs as a change
// does: permit, record, write, evidence. What it may write is a part of the caller's own permit.
// See docs/decisions/0037-self-test.md.

type Deps = {
  store: SelfTestStore;
  directory: Pick<GroupDirectory, 'readById'>;
  authority: Pick<AuthorityDirectory, 'groupsOf'>;
  people: Pick<PeopleDirectory, 'statesOf'>;
  accessGroups: AccessGroups;
  protection: Protection;
  adminCheck: AdminCheck;
  permit: PermitChange;
  preparePermit: PreparePermit;
  tryIdentities: TryIdentities;
  recordEvidence: RecordEvidence;
  ledger: ChangeLedger;
  audit: Pick<AuditTrail, 'list'>;
  readOwnRecord: ReadOwnRecord;
  askForSetup: SetupQueue;
  clock: Clock;
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
      parts: TESTED_IDENTITIES.map((identity) => ({ identity, state: 'planned' })),
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
 * Goes on with a self-test: runs its next part as the viewer or as the app, or hands the part of the
 * absent owner to the queue. Only the admin who started it goes on; for others, and if there is
 * nothing to do now, it only returns the test.
 */
export type StepSelfTest = (
  caller: AdminCaller,
  testId: string,
  leaseSeconds: number,
) => Promise<Outcome<SelfTest>>;

const QUEUED_AGAIN_MS = 60_000;

export const makeStepSelfTest = (deps: Deps): StepSelfTest => {
  const { clock, askForSetup } = deps;
  const work = makeTestWork(deps);
  return async function stepSelfTest(caller, testId, leaseSeconds) {
    const opened = await openTest(deps, testId);
    if (!opened) return failed('not-found');
    const { test, save } = opened;
    const now = clock();
    if (test.by !== caller.accountId || now < test.busyUntil) return ok(test);
    return await unlessSuperseded(async () => {
      if (leftover(test) === 'certain')
        return await work.removeLeftover(opened, caller, leaseSeconds);
      const place = nextPart(test);
      if (place === undefined) return ok(test);
      if (test.parts[place]?.identity !== 'owner')
        return await work.runPart(opened, caller, place, leaseSeconds);
      if (test.queuedAt !== undefined && now - test.queuedAt < QUEUED_AGAIN_MS) return ok(test);
      const queued = { ...test, queuedAt: now };
      await save(queued);
      await askForSetup({ kind: 'owner', testId }, 0);
      return ok(queued);
    });
  };
};

/** Runs the part of a self-test that acts for an absent person. `again`: try it later. */
export type StepTestByQueue = (testId: string, leaseSeconds: number) => Promise<'done' | 'again'>;

export const makeStepTestByQueue = (deps: Deps): StepTestByQueue => {
  const { adminCheck, clock } = deps;
  const work = makeTestWork(deps);
  return async function stepTestByQueue(testId, leaseSeconds) {
    const opened = await openTest(deps, testId);
    if (!opened) return 'done';
    const { test, save } = opened;
    if (clock() < test.busyUntil) return 'again';
    const place = nextPart(test);
    const part = place === undefined ? undefined : test.parts[place];
    if (place === undefined || part?.identity !== 'owner') return 'done';
    const isAdmin = await adminCheck(test.by, 'queue');
    const failure = isAdmin.ok
      ? isAdmin.value
        ? undefined
        : failed('not-an-admin').failure
      : isAdmin.failure;
    const outcome = await unlessSuperseded(async () => {
      if (!failure) return await work.runPart(opened, jobOf(test), place, leaseSeconds);
      if (PASSING.has(failure.code)) return { ok: false, failure };
      await save(withPart(test, place, notSent(part, failure, clock())));
      return ok(test);
    });
    return outcome.ok ? 'done' : 'again';
  };
};

/**
 * Ends a self-test that may have left its person in the group: removes them, or leaves them there.
 * Every admin may do it, with their own rights.
 */
export type EndSelfTest = (
  caller: AdminCaller,
  request: { testId: string; how: 'remove' | 'keep' },
  leaseSeconds: number,
) => Promise<Outcome<SelfTest>>;

export const makeEndSelfTest = (deps: Deps): EndSelfTest => {
  const { clock } = deps;
  const work = makeTestWork(deps);
  return async function endSelfTest(caller, { testId, how }, leaseSeconds) {
    const opened = await openTest(deps, testId);
    if (!opened) return failed('not-found');
    const { test, save } = opened;
    if (!leftover(test)) return ok(test);
    const wait = (how === 'keep' ? test.busyUntil : removableFrom(test)) - clock();
    if (wait > 0) return inProgress(Math.ceil(wait / 1_000));
    return await unlessSuperseded(async () => {
      if (how === 'remove') {
        const over: OpenTest = { save, test: { ...test, isOver: true } };
        return await work.removeLeftover(over, caller, leaseSeconds);
      }
      const kept = { ...test, keptBy: caller.accountId };
      await save(kept);
      return ok(kept);
    });
  };
};

/**
 * Removes what an interrupted self-test certainly left in its group, in the background. It does
 * nothing if the add is uncertain, or if the same person was changed there since: an admin decides.
 * `left` means that something may be left.
 */
export type TidySelfTest = (
  where: 'queue' | 'schedule',
  leaseSeconds: number,
) => Promise<'nothing' | 'removed' | 'left'>;

const MAX_RECORDS = 100;

export const makeTidySelfTest = (deps: Deps): TidySelfTest => {
  const { audit, adminCheck, clock } = deps;
  const work = makeTestWork(deps);

  /** Whether the record has another change of the test's person in its group since it started. */
  const wasChangedSince = async ({ group, accountId, startedAt }: SelfTest): Promise<boolean> => {
    const list = await audit.list(MAX_RECORDS, { groupId: group.id });
    return (list?.records ?? []).some(
      (record) =>
        record.accountId === accountId && !record.isTest && Date.parse(record.begunAt) >= startedAt,
    );
  };

  return async function tidySelfTest(where, leaseSeconds) {
    const opened = await openTest(deps);
    if (!opened) return 'nothing';
    const { test } = opened;
    const left = leftover(test);
    if (!left) return 'nothing';
    if (left === 'unknown' || clock() < removableFrom(test)) return 'left';
    if (await wasChangedSince(test)) return 'left';
    const isAdmin = await adminCheck(test.by, where);
    if (!isAdmin.ok || !isAdmin.value) return 'left';
    const outcome = await unlessSuperseded(() =>
      work.removeLeftover(opened, jobOf(test), leaseSeconds),
    );
    return outcome.ok && !leftover(outcome.value) ? 'removed' : 'left';
  };
};

type OpenTest = { test: SelfTest; save: (test: SelfTest) => Promise<void> };

/** The latest test, if it has this ID or none is given. */
const openTest = async (
  { store, newId }: Pick<Deps, 'store' | 'newId'>,
  id?: string,
): Promise<OpenTest | undefined> => {
  const { value, version } = await store.open();
  if (!value || (id !== undefined && value.id !== id)) return undefined;
  return { test: value, save: makeSave(version, newId, store.save) };
};

/** The parts of a test that change a group. Each reserves the test first. */
const makeTestWork = (deps: Deps) => {
  const { directory, permit, preparePermit, tryIdentities, recordEvidence, ledger, clock } = deps;

  /** Records, makes and completes one change of a test. Throws if it can't be recorded first. */
  const change = async (
    caller: Caller,
    action: ChangeAction,
    { accountId }: SelfTest,
    { group, allowed, isThere }: { group: DirectoryGroup; allowed: Permit; isThere: boolean },
  ): Promise<Attempt> => {
    const responsible = responsibleAccount(caller);
    const entry = await ledger.begin(caller, { action, accountId, isTest: true }, group);
    const attempt = await tryIdentities(
      { action, group, accountId, namedBy: 'id', personWasThere: isThere },
      allowed,
      responsible,
    );
    await allSettledOrThrow([
      ledger.complete(entry, attempt),
      recordEvidence(attempt, allowed, responsible, group.id, 'test'),
    ]);
    return attempt;
  };

  const writeOf = ({ result }: Attempt): TestWrite =>
    result.ok
      ? {
          at: clock(),
          outcome: result.value.status,
          certain: result.value.certain && result.value.httpStatus !== PROMISED,
          httpStatus: result.value.httpStatus,
        }
      : failedWrite(result.failure, clock());

  return {
    /**
     * Adds the person as the part's identity, and removes them again. What the identity can't remove
     * is removed as any identity that the caller may use.
     */
    runPart: async (
      { test, save }: OpenTest,
      caller: Caller,
      place: number,
      leaseSeconds: number,
    ): Promise<Outcome<SelfTest>> => {
      const part = test.parts[place];
      if (!part) return ok(test);
      const end = async (ended: TestPart): Promise<Outcome<SelfTest>> => {
        const next = { ...withPart(test, place, ended), busyUntil: 0 };
        await save(next);
        return ok(next);
      };
      const [found] = await allSettledOrThrow([
        directory.readById(test.group.id),
        preparePermit(caller), // only saves time
      ]);
      const whole = found.ok ? await permit(caller, found.value) : found;
      if (!found.ok || !whole.ok || whole.value.protectedGroup) {
        const failure = !found.ok
          ? found.failure
          : whole.ok
            ? failed('group-not-allowed').failure
            : whole.failure;
        return PASSING.has(failure.code)
          ? { ok: false, failure }
          : await end(notSent(part, failure, clock()));
      }
      const allowed = onlyAs(whole.value, part.identity);
      if (!allowed) return await end({ ...part, state: 'ended' }); // the caller may not use it here
      const group = found.value;

      const reserved = {
        ...withPart(test, place, { ...part, state: 'adding' }),
        busyUntil: clock() + leaseSeconds * 1_000,
      };
      await save(reserved);
      let attempt: Attempt;
      try {
        attempt = await change(caller, 'add', test, { group, allowed, isThere: false });
      } catch (error) {
        // Nothing was sent without its record, so nothing can be left.
        if (error instanceof StoreUnavailable) await ifStored(save({ ...test, busyUntil: 0 }));
        throw error;
      }
      const add = writeOf(attempt);
      const isIn = add.outcome === 'added' && add.certain;
      if (!isIn)
        return await end({ ...part, state: mayHaveAdded(attempt, add) ? 'adding' : 'ended', add });

      const inGroup: TestPart = { ...part, state: 'in-group', add };
      // The removal does not wait for storage: the sooner it is sent, the less can stay.
      const [firstRemoval] = await allSettledOrThrow([
        change(caller, 'remove', test, { group, allowed, isThere: true }),
        ifStored(save({ ...reserved, parts: reserved.parts.with(place, inGroup) })),
      ]);
      let removal = writeOf(firstRemoval);
      // Nothing may stay, even where an identity may add and not remove.
      if (!isGone(removal) && whole.value.identities.length > 1) {
        const others = { group, allowed: whole.value, isThere: true };
        removal = writeOf(await change(caller, 'remove', test, others));
      }
      return await end({ ...inGroup, removal, state: isGone(removal) ? 'ended' : 'in-group' });
    },

    /** Removes the person whom a test may have left, as any identity that the caller may use. */
    removeLeftover: async (
      { test, save }: OpenTest,
      caller: Caller,
      leaseSeconds: number,
    ): Promise<Outcome<SelfTest>> => {
      const found = await directory.readById(test.group.id);
      if (!found.ok) {
        if (found.failure.code !== 'group-not-found') return found;
        const gone = withoutLeftover(test, failedWrite(found.failure, clock()));
        await save(gone);
        return ok(gone);
      }
      const group = found.value;
      const allowed = await permit(caller, group);
      if (!allowed.ok) return allowed;
      // The group may have become one that gives admin rights.
      if (allowed.value.protectedGroup && test.accountId === responsibleAccount(caller))
        return failed('own-admin-group');
      await save({ ...test, busyUntil: clock() + leaseSeconds * 1_000 });
      const isThere = leftover(test) === 'certain';
      const attempt = await change(caller, 'remove', test, {
        ...{ group, allowed: allowed.value, isThere },
      });
      const removal = writeOf(attempt);
      const next = isGone(removal) ? withoutLeftover(test, removal) : test;
      await save({ ...next, busyUntil: 0 });
      return attempt.result.ok ? ok({ ...next, busyUntil: 0 }) : attempt.result;
    },
  };
};

const PROMISED = 202; // Confluence has not made the change yet

const GONE: ReadonlySet<TestWrite['outcome']> = new Set([
  'removed',
  'not-a-member',
  'group-not-found',
]);

/** Whether the person is out of the group, whoever removed them. */
const isGone = ({ outcome, httpStatus }: TestWrite): boolean =>
  GONE.has(outcome) && httpStatus !== PROMISED;

/** Whether an add that was not certain may still have put the person into the group. */
const mayHaveAdded = ({ result }: Attempt, { outcome }: TestWrite): boolean =>
  result.ok ? outcome === 'added' : result.failure.certain === false;

const failedWrite = ({ code, certain, httpStatus }: Failure, at: number): TestWrite => ({
  ...{ at, outcome: code, certain: certain !== false },
  ...(httpStatus !== undefined && { httpStatus }),
});

/** A part that ended before anything was sent. */
const notSent = (part: TestPart, failure: Failure, at: number): TestPart => ({
  ...part,
  state: 'ended',
  add: failedWrite(failure, at),
});

// The same step may succeed in a moment.
const PASSING: ReadonlySet<FailureCode> = new Set(['unavailable', 'timed-out', 'rate-limited']);

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

/** Waits for a write that only makes the record more exact. The next write says it again. */
const ifStored = async (stored: Promise<void>): Promise<void> => {
  try {
    await stored;
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
  }
};
