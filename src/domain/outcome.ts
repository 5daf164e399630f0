/**
 * Every way in which a call can fail. The list is closed: each code has one meaning, one sentence
 * on the page and one web trigger output.
 */
export const FAILURE_CODES = [
  'invalid-input',
  'not-authenticated',
  'missing-scope',
  'not-permitted',
  'not-an-admin',
  'group-not-allowed',
  'group-not-found',
  'account-not-found',
  'externally-managed',
  'group-mismatch',
  'no-seats',
  'would-empty-group',
  'own-admin-group',
  'too-many-removals',
  'too-many-to-count',
  'plan-outdated',
  'plan-differs',
  'not-found',
  'in-progress',
  'rate-limited',
  'unavailable',
  'timed-out',
  'unexpected',
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

export type InputField = 'group' | 'accountId' | 'body';

/** The IDs of two groups. The other one is absent if no group has the name now. */
export type GroupMismatch = { checkedGroupId: string; otherGroupId?: string };

export type Failure = {
  code: FailureCode;
  /** False if the change may have been made anyway. Absent if it certainly was not. */
  certain?: false;
  /** With `invalid-input`: which part of the input to correct. */
  field?: InputField;
  /** The HTTP status, if Confluence answered. */
  httpStatus?: number;
  /**
   * With `in-progress`: the call did a part of its work and stored it. Make the same call again, and
   * it continues.
   */
  continues?: true;
  /** With `rate-limited`, `unavailable` and `continues`: when to try again. */
  retryAfterSeconds?: number;
  /** With `rate-limited`: the app's points for this hour are used up. */
  hourlyPoolEmpty?: boolean;
  /** With `unexpected` and `group-mismatch`: an ID that finds the log line. */
  reference?: string;
  /** With `group-mismatch`: the group that was checked, and the group that has its name now. */
  mismatch?: GroupMismatch;
};

/** The result of a call: a value, or a failure from the closed list. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export type Failed = { ok: false; failure: Failure };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

/** Creates a failure, with the details that are known. */
export const failed = (code: FailureCode, details: Omit<Failure, 'code'> = {}): Failed => ({
  ok: false,
  failure: { code, ...details },
});
