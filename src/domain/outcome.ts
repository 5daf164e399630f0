/**
 * Every way in which a call can end without doing what was asked. The list is closed: each code
 * has one meaning, one sentence on the page and one web trigger output.
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

/** IDs of two groups. The other one is absent where no group has the name now. */
export type GroupMismatch = { checkedGroupId: string; otherGroupId?: string };

export type Failure = {
  code: FailureCode;
  /** False where the change may have been made anyway; absent where it certainly was not. */
  certain?: false;
  /** Which part of the input to correct; with `invalid-input`. */
  field?: InputField;
  /** What Confluence answered, where it answered. */
  httpStatus?: number;
  /** When it is worth trying again; with `rate-limited` and `unavailable`. */
  retryAfterSeconds?: number;
  /** The app's points for this hour are used up; with `rate-limited`. */
  hourlyPoolEmpty?: boolean;
  /** Finds the log line; with `unexpected` and `group-mismatch`. */
  reference?: string;
  /** The group that was checked, and the one that has its name now; with `group-mismatch`. */
  mismatch?: GroupMismatch;
};

/** What became of a call: a value, or a failure from the closed list. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export type Failed = { ok: false; failure: Failure };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

/** A failure, with only those details that are known. */
export const failed = (code: FailureCode, details: Omit<Failure, 'code'> = {}): Failed => ({
  ok: false,
  failure: { code, ...details },
});
