import { CHANGE_STATUSES, type ChangeStatus } from '../change';
import type { IdentityKind } from '../identity';
import { FAILURE_CODES, type FailureCode } from '../outcome';

/** How a row of a job ended: exactly one of these, once and for all. */
export type RowOutcome = ChangeStatus | FailureCode | 'left-out';

export type RowEnd = {
  outcome: RowOutcome;
  /** Absent where nothing was sent. */
  actedAs?: IdentityKind;
  httpStatus?: number;
  /** Whether it is known that this job made it so. */
  certain: boolean;
};

const OUTCOMES: readonly unknown[] = [...CHANGE_STATUSES, ...FAILURE_CODES, 'left-out'];
const IDENTITIES: readonly unknown[] = ['app', 'viewer', 'owner'] satisfies IdentityKind[];

const isOutcome = (value: unknown): value is RowOutcome => OUTCOMES.includes(value);
const isIdentity = (value: unknown): value is IdentityKind => IDENTITIES.includes(value);

/** An end as it is stored: `added app 201`, `already-member owner 409 ?`. One of many in a value. */
export const writeRowEnd = ({ outcome, actedAs, httpStatus, certain }: RowEnd): string =>
  [outcome, actedAs ?? '-', httpStatus ?? '-', ...(certain ? [] : ['?'])].join(' ');

const STORED_END = /^(\S+) (\S+) (\d{3}|-)( \?)?$/;

/** Reads an end as it was stored; undefined where it has another form. */
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

/** Whether this job is known to have changed something by this row. */
export const hasCertainlyChanged = ({ outcome, certain }: RowEnd): boolean =>
  certain && (outcome === 'added' || outcome === 'removed');

const HOLDS: ReadonlySet<RowOutcome> = new Set(CHANGE_STATUSES);

/** Whether what the row asked for holds now, whoever made it so. */
export const isDesiredState = ({ outcome }: RowEnd): boolean => HOLDS.has(outcome);
