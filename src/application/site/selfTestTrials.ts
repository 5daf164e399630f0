import { type Caller, responsibleAccount } from '../../domain/caller';
import type { ChangeAction } from '../../domain/change';
import type { DirectoryGroup } from '../../domain/group';
import { failed, type Failure, type FailureCode, ok, type Outcome } from '../../domain/outcome';
import {
  afterRemoval,
  type SelfTest,
  type TestWrite,
  type Trial,
  withFailedRemoval,
  withoutLeftover,
  withTrial,
} from '../../domain/selfTest';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { ChangeLedger } from '../membership/changeLedger';
import type { RecordEvidence, TryIdentities } from '../membership/changeMembership';
import type { GuardRails, SeenBefore } from '../membership/guardRails';
import {
  type Attempt,
  onlyAs,
  type Permit,
  type PermitChange,
  type PreparePermit,
} from '../membership/permit';
import type { GroupDirectory } from '../ports/confluence';
import type { Clock } from '../ports/platform';
import { StoreUnavailable } from '../ports/storeUnavailable';

/** What the writes of a self-test need. They run as those of any other change. */
export type TrialDeps = {
  directory: Pick<GroupDirectory, 'readById'>;
  permit: PermitChange;
  preparePermit: PreparePermit;
  guardRails: GuardRails;
  tryIdentities: TryIdentities;
  recordEvidence: RecordEvidence;
  ledger: ChangeLedger;
  clock: Clock;
};

/** A stored test, and the only function that may write it. */
export type OpenTest = { test: SelfTest; save: (test: SelfTest) => Promise<void> };

/** The trials of a test that change a group. Each reserves the test first. */
export const makeTrials = (deps: TrialDeps) => {
  const { directory, permit, preparePermit, guardRails } = deps;
  const { tryIdentities, recordEvidence, ledger, clock } = deps;

  /** Records, makes and completes one change of a test. Throws if it can't be recorded first. */
  const change = async (
    caller: Caller,
    action: ChangeAction,
    { accountId }: SelfTest,
    { group, allowed, seen }: { group: DirectoryGroup; allowed: Permit; seen: SeenBefore },
  ): Promise<Attempt> => {
    const responsible = responsibleAccount(caller);
    const entry = await ledger.begin(caller, { action, accountId, isTest: true }, group);
    const attempt = await tryIdentities(
      { action, group, accountId, namedBy: 'id', ...seen },
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
     * Adds the person as the trial's identity, and removes them again. What the identity can't remove
     * is removed as any identity that the caller may use.
     */
    runTrial: async (
      { test, save }: OpenTest,
      caller: Caller,
      place: number,
      leaseSeconds: number,
    ): Promise<Outcome<SelfTest>> => {
      const trial = test.trials[place];
      if (!trial) return ok(test);
      const end = async (ended: Trial): Promise<Outcome<SelfTest>> => {
        const next = { ...withTrial(test, place, ended), busyUntil: 0 };
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
          : await end(notSent(trial, failure, clock()));
      }
      const allowed = onlyAs(whole.value, trial.identity);
      if (!allowed) return await end({ ...trial, state: 'ended' }); // the caller may not use it here
      const group = found.value;

      const reserved = {
        ...withTrial(test, place, { ...trial, state: 'adding' }),
        busyUntil: clock() + leaseSeconds * 1_000,
      };
      await save(reserved);
      let attempt: Attempt;
      try {
        attempt = await change(caller, 'add', test, { group, allowed, seen: {} });
      } catch (error) {
        // Nothing was sent without its record, so nothing can be left.
        if (error instanceof StoreUnavailable) await ifStored(save({ ...test, busyUntil: 0 }));
        throw error;
      }
      const add = writeOf(attempt);
      const isIn = add.outcome === 'added' && add.certain;
      if (!isIn)
        return await end({ ...trial, state: mayHaveAdded(attempt, add) ? 'adding' : 'ended', add });

      const inGroup: Trial = { ...trial, state: 'in-group', add };
      // The removal does not wait for storage: the sooner it is sent, the less can stay.
      const [firstRemoval] = await allSettledOrThrow([
        change(caller, 'remove', test, { group, allowed, seen: { personWasThere: true } }),
        ifStored(save({ ...reserved, trials: reserved.trials.with(place, inGroup) })),
      ]);
      let removal = writeOf(firstRemoval);
      // Nothing may stay, even where an identity may add and not remove.
      if (!isGone(removal) && whole.value.identities.length > 1) {
        const others = { group, allowed: whole.value, seen: { personWasThere: true } };
        const second = writeOf(await change(caller, 'remove', test, others));
        removal = isGone(second) ? second : afterRemoval(removal, second);
      }
      return await end({ ...inGroup, removal, state: isGone(removal) ? 'ended' : 'in-group' });
    },

    /**
     * Removes the person that a test may have left, as any identity that the caller may use.
     * `restores`: the test certainly added the person and nothing changed since, so the removal may
     * empty the group. Any other removal passes the guard rails.
     */
    removeLeftover: async (
      { test, save }: OpenTest,
      caller: Caller,
      leaseSeconds: number,
      restores: boolean,
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
      const { accountId } = test;
      const seen = restores
        ? ok({ personWasThere: true })
        : await guardRails(caller, { action: 'remove', accountId }, group, allowed.value);
      if (!seen.ok) return seen;
      await save({ ...test, busyUntil: clock() + leaseSeconds * 1_000 });
      const attempt = await change(caller, 'remove', test, {
        ...{ group, allowed: allowed.value, seen: seen.value },
      });
      const removal = writeOf(attempt);
      const next = (isGone(removal) ? withoutLeftover : withFailedRemoval)(test, removal);
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

/** Whether the person is out of the group, no matter who removed them. */
const isGone = ({ outcome, httpStatus }: TestWrite): boolean =>
  GONE.has(outcome) && httpStatus !== PROMISED;

/** Whether an add that was not certain may still have put the person into the group. */
const mayHaveAdded = ({ result }: Attempt, { outcome }: TestWrite): boolean =>
  result.ok ? outcome === 'added' : result.failure.certain === false;

const failedWrite = ({ code, certain, httpStatus }: Failure, at: number): TestWrite => ({
  ...{ at, outcome: code, certain: certain !== false },
  ...(httpStatus !== undefined && { httpStatus }),
});

/** A trial that ended before anything was sent. */
export const notSent = (trial: Trial, failure: Failure, at: number): Trial => ({
  ...trial,
  state: 'ended',
  add: failedWrite(failure, at),
});

// The same step may succeed in a moment.
export const PASSING: ReadonlySet<FailureCode> = new Set([
  'unavailable',
  'timed-out',
  'rate-limited',
]);

/** Waits for a write that only makes the record more exact. The next write says it again. */
const ifStored = async (stored: Promise<void>): Promise<void> => {
  try {
    await stored;
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
  }
};
