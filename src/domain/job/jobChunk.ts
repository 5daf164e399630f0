import type { IdentityKind } from '../caller';
import { CHANGE_STATUSES, type ChangeStatus } from '../change';
import { FAILURE_CODES, type FailureCode } from '../outcome';

/**
 * The progress of a job in one chunk. It shows whether each row has ended, was never started, or
 * was in flight when the chunk was last stored.
 */
export type JobChunk = {
  /** One entry for each row; undefined if it has not ended. */
  ends: (RowEnd | undefined)[];
  /** Rows before this one may have been started. */
  reservedUpTo: number;
  /** Rows that were tried, but with an unknown result. */
  inDoubt: ReadonlySet<number>;
  /** When rows were last sent or answered, in milliseconds since 1970. Absent before that. */
  savedAt?: number;
  /**
   * When each row ended, in milliseconds since 1970. Undefined for a row that has not ended, or that
   * ended without being tried. Absent in chunks of an older form.
   */
  endedAt?: readonly (number | undefined)[];
  /** For each removal, whether the account was in the group. Absent if this was not asked. */
  wereMembers?: (boolean | undefined)[];
};

export const emptyChunk = (rows: number): JobChunk => ({
  ends: Array.from({ length: rows }, () => undefined),
  reservedUpTo: 0,
  inDoubt: new Set(),
});

/** When each row ended. In a chunk of an older form, that was when it was stored, at the latest. */
export const endTimes = ({ ends, savedAt, endedAt }: JobChunk): (number | undefined)[] =>
  ends.map((end, index) => (endedAt ? endedAt[index] : end && savedAt));

export const isComplete = ({ ends }: JobChunk): boolean => ends.every((end) => end !== undefined);

/**
 * The rows that have not ended. `tried` says whether an earlier attempt may have carried one out.
 */
export const openRows = ({
  ends,
  reservedUpTo,
  inDoubt,
}: JobChunk): { index: number; tried: boolean }[] =>
  ends.flatMap((end, index) =>
    end === undefined ? [{ index, tried: index < reservedUpTo || inDoubt.has(index) }] : [],
  );

/** Reads stored row ends. Undefined if one of them has an unknown form. */
export const readEnds = (stored: readonly string[]): (RowEnd | undefined)[] | undefined => {
  const ends = stored.map((end) => (end === '' ? undefined : readRowEnd(end)));
  return ends.every((end, index) => end !== undefined || stored[index] === '') ? ends : undefined;
};

/**
 * How each row of a chunk ended; undefined if it has not. In a job that is over every row has an
 * end. Rows that were never started are `left-out`. The result of a row that was in flight is
 * unknown.
 */
export const endsOfChunk = (chunk: JobChunk, isOver: boolean): (RowEnd | undefined)[] => {
  const inDoubt = new Set(openRows(chunk).flatMap(({ index, tried }) => (tried ? [index] : [])));
  return chunk.ends.map(
    (end, index) => end ?? (isOver ? neverEnded(inDoubt.has(index)) : undefined),
  );
};

const neverEnded = (wasTried: boolean): RowEnd =>
  wasTried ? { outcome: 'timed-out', certain: false } : { outcome: 'left-out', certain: true };

/** The final outcome of a row. A row has exactly one. */
export type RowOutcome = ChangeStatus | FailureCode | 'left-out';

export type RowEnd = {
  outcome: RowOutcome;
  /** Absent if nothing was sent. */
  actedAs?: IdentityKind;
  httpStatus?: number;
  /** Whether the outcome is proven. If not, the row may or may not have made its change. */
  certain: boolean;
};

const OUTCOMES: readonly unknown[] = [...CHANGE_STATUSES, ...FAILURE_CODES, 'left-out'];
const IDENTITIES: readonly unknown[] = ['app', 'viewer', 'owner'] satisfies IdentityKind[];

const isOutcome = (value: unknown): value is RowOutcome => OUTCOMES.includes(value);
const isIdentity = (value: unknown): value is IdentityKind => IDENTITIES.includes(value);

/** Writes a row end as a short text: `added app 201`, `already-member owner 409 ?`. */
export const writeRowEnd = ({ outcome, actedAs, httpStatus, certain }: RowEnd): string =>
  [outcome, actedAs ?? '-', httpStatus ?? '-', ...(certain ? [] : ['?'])].join(' ');

const STORED_END = /^(\S+) (\S+) (\d{3}|-)( \?)?$/;

/** Reads a stored row end. Undefined if it has an unknown form. */
export const readRowEnd = (stored: string): RowEnd | undefined => {
  const [, outcome, actedAs, status, mark] = STORED_END.exec(stored) ?? [];
  if (!isOutcome(outcome) || !(isIdentity(actedAs) || actedAs === '-')) return undefined;
  return {
    outcome,
    ...(isIdentity(actedAs) && { actedAs }),
    ...(status !== '-' && { httpStatus: Number(status) }),
    certain: mark === undefined,
  };
};

/** Whether this job certainly changed the membership with this row. */
export const hasCertainlyChanged = ({ outcome, certain }: RowEnd): boolean =>
  certain && (outcome === 'added' || outcome === 'removed');

/**
 * Whether the membership was found as the row asked, after an attempt of the job that may have made
 * it so. Not for a removal of a person who wasn't listed as a member before: such a row isn't certain
 * either, but nothing speaks for a change.
 */
export const hasMaybeChanged = (
  { outcome, certain }: RowEnd,
  wasMember: boolean | undefined,
): boolean =>
  !certain && (outcome === 'already-member' || (outcome === 'not-a-member' && wasMember !== false));

const HOLDS: ReadonlySet<RowOutcome> = new Set(CHANGE_STATUSES);

/** Whether the membership is now as the row asked, no matter who changed it. */
export const isDesiredState = ({ outcome }: RowEnd): boolean => HOLDS.has(outcome);

/**
 * What a job can do after a failure: wait, try again, ask for approval or another identity, or
 * nothing.
 */
export type FailureNature = 'limited' | 'no-answer' | 'unapproved' | 'refused' | 'final';

export const natureOfFailure = (code: FailureCode): FailureNature => {
  switch (code) {
    case 'rate-limited':
      return 'limited';
    case 'unavailable':
    case 'timed-out':
      return 'no-answer';
    case 'not-authenticated':
    case 'missing-scope':
      return 'unapproved';
    case 'not-permitted':
      return 'refused';
    case 'invalid-input':
    case 'not-an-admin':
    case 'group-not-allowed':
    case 'group-not-found':
    case 'account-not-found':
    case 'externally-managed':
    case 'group-mismatch':
    case 'no-seats':
    case 'would-empty-group':
    case 'own-admin-group':
    case 'too-many-removals':
    case 'too-many-to-count':
    case 'plan-outdated':
    case 'plan-differs':
    case 'not-found':
    case 'in-progress':
    case 'unexpected':
      return 'final';
  }
};
