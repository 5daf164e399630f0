import type { IdentityKind } from '../domain/caller';
import type { ChangeStatus } from '../domain/change';
import type { FailureCode, Outcome } from '../domain/outcome';
import type { SelfTest } from '../domain/selfTest';
import type { SetupItem } from '../domain/setup';
import type * as inputs from './actionInputs';
import type { Sent } from './actionInputs';

export type { SetupHow, SetupItem, SetupKey, SetupNext, SetupState } from '../domain/setup';

/** The part of the contract for the Setup tab. */
export type SetupApi = {
  /**
   * Returns what works on this site, how that is known, and the next steps. It asks Confluence a few
   * questions for it, which cost about 15 points, and asks the queue for a sign of life.
   */
  getSetup: () => Outcome<SetupView>;
  /**
   * Starts a self-test with a person who is not in the group. Nothing is changed yet. `in-progress`
   * if another admin's test runs.
   */
  startSelfTest: (input: Sent<typeof inputs.selfTest>) => Outcome<StartedTestView>;
  /**
   * Goes on with a self-test: runs its next trial, or returns how far it is. Call it until the test
   * is `done`. If it failed, call it again.
   */
  stepSelfTest: (input: Sent<typeof inputs.selfTestById>) => Outcome<SelfTestView>;
  /**
   * Ends a self-test that may have left its person in the group: removes them, or leaves them there.
   * `in-progress` while a write of the test may still arrive.
   */
  endSelfTest: (input: Sent<typeof inputs.endOfSelfTest>) => Outcome<SelfTestView>;
};

export type SetupView = {
  items: SetupItem[];
  /** A sign of life of the queue is on its way. Ask again in some seconds. */
  isWaiting: boolean;
  /** The latest self-test. */
  test?: SelfTestView;
};

/** Why a self-test with this group or person is not started. */
export type TestRefusal =
  | 'already-member'
  | 'gives-admin-rights'
  | 'gives-access'
  | 'managed-elsewhere'
  | 'not-a-person'
  | 'lists-not-read'
  | 'leftover';

type Started<Test> = { kind: 'started'; test: Test } | { kind: 'refused'; why: TestRefusal };

export type StartedTest = Started<SelfTest>;
export type StartedTestView = Started<SelfTestView>;

/**
 * How one identity did in a self-test. `not-allowed`: the admin may not use the identity in this
 * group. `skipped`: the test ended before. `open`: the person may still be in the group.
 */
export type TrialView = {
  identity: IdentityKind;
  state: 'waiting' | 'open' | 'done' | 'not-allowed' | 'skipped';
  add?: TestWriteView;
  removal?: TestWriteView;
};

/** The outcome of one write. `at` is in milliseconds since 1970. */
export type TestWriteView = {
  at: number;
  outcome: ChangeStatus | FailureCode;
  certain: boolean;
  httpStatus?: number;
};

export type SelfTestView = {
  id: string;
  by: string;
  group: { id: string; name: string };
  accountId: string;
  /** In milliseconds since 1970. */
  startedAt: number;
  /** `running`: call `stepSelfTest` again, if the caller started it. `left`: a person may be left. */
  state: 'running' | 'done' | 'left';
  /** With `left`: whether the person is certainly in the group. */
  isCertain?: boolean;
  /** With `left`: from when on `endSelfTest` can remove the person. */
  removableFrom?: number;
  /**
   * With `left`: another change added the person since, so `endSelfTest` removes no one. `maybe`: it
   * removes them, but another change, such as a job, may have added them.
   */
  addedSince?: 'certainly' | 'maybe';
  trials: TrialView[];
};
