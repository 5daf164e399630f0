import type { AccountId } from '../accountId';
import type { GroupId, GroupName } from '../group';
import { ROWS_PER_CHUNK } from '../limits';
import { failed, type FailureCode, ok, type Outcome } from '../outcome';
import type { Ceilings } from '../settings';
import type { PlanRow } from './planRow';

/** Plans of another version are not read. Their meaning is never guessed. */
export const PLAN_SCHEMA = 1;

/** A group of a plan as it was when the plan was created, and what the plan does there. */
export type PlanGroup = {
  id: GroupId;
  name: GroupName;
  adds: number;
  removals: number;
  /**
   * How many of the removals don't count toward the limits, because they undo what a job certainly
   * added. Absent if all count.
   */
  exempt?: number;
  /** How many members it had. Read if the plan removes some of them, or if that is cheap. */
  members?: number;
  /**
   * How `members` was counted, if Confluence doesn't say it: `by-reading` the whole list, or
   * `in-part`, and the group has at least this many.
   */
  counted?: 'by-reading' | 'in-part';
  /** How many rows already found the group as they want it. Absent if this was not asked. */
  already?: number;
  /**
   * Whether the group gives access to Confluence, so each add may take a license. Absent if
   * unknown.
   */
  givesAccess?: boolean;
  /** Only an admin at the page may change it, or Rollcall could not read whether that is so. */
  isProtected: boolean;
  /** Why nothing may run in this group. The plan can't be applied then. */
  refusal?: FailureCode;
};

/**
 * Where a plan comes from: an admin's list, or the rows of an earlier job. `title` is the name of
 * the list's file. Absent for a list without a file, and in older plans. With `fromSelection` there
 * was no list: the people were selected on the page. It is absent in older plans. An undo names the
 * job that it undoes. If it tries the rows of an earlier undo again, `retryOf` is that undo.
 */
export type PlanOrigin =
  | { kind: 'import'; title?: string; fromSelection?: true }
  | { kind: 'undo' | 'retry'; jobId: PlanId; retryOf?: PlanId };

/** A checked, fixed list of changes. Its hash is what an admin approves. */
export type Plan = {
  schema: typeof PLAN_SCHEMA;
  id: PlanId;
  /** The account that created it. */
  authorId: AccountId;
  /** ISO 8601, UTC. */
  createdAt: string;
  origin: PlanOrigin;
  groups: PlanGroup[];
  /** The limits on removals when it was created. Absent in older plans. Not part of the hash. */
  ceilings?: Ceilings;
  rows: number;
  /** The digest of each chunk's rows, in order. */
  chunkDigests: string[];
  hash: string;
};

export const chunksOf = (rows: number): number => Math.ceil(rows / ROWS_PER_CHUNK);

/** Whether anything prevents the plan from being applied. */
export const isRefused = ({ groups }: Plan): boolean =>
  groups.some(({ refusal }) => refusal !== undefined);

declare const planIdBrand: unique symbol;

/** The ID of a plan, and of its one job. IDs of later plans sort before those of earlier ones. */
export type PlanId = string & { readonly [planIdBrand]: true };

const TIME_DIGITS = 9; // 36^9 ms reach the year 5188
const LATEST = 36 ** TIME_DIGITS - 1;
const PLAN_ID = /^[a-z0-9]{24}$/;

/** Creates an ID from the time in milliseconds and 24 random characters `a-z0-9`. */
export const makePlanId = (now: number, random: string): PlanId => {
  const age = (LATEST - now).toString(36).padStart(TIME_DIGITS, '0');
  return `${age}${random.slice(TIME_DIGITS)}` as PlanId;
};

/** When a plan ID was created, in milliseconds since 1970. */
export const timeOfPlanId = (id: PlanId): number =>
  LATEST - Number.parseInt(id.slice(0, TIME_DIGITS), 36);

export const isPlanId = (value: unknown): value is PlanId =>
  typeof value === 'string' && PLAN_ID.test(value);

export const parsePlanId = (value: unknown): Outcome<PlanId> =>
  isPlanId(value) ? ok(value) : failed('invalid-input', { field: 'body' });

/** A list that is being sent in chunks. It becomes a plan once it is complete. */
export type PlanDraft = {
  id: PlanId;
  authorId: AccountId;
  groups: GroupId[];
  /** How many removals from each group may not count toward the limits. Absent if all count. */
  exempt?: number[];
  rows: number;
  origin: PlanOrigin;
  createdAt: string;
};

const HOUR_MS = 3_600_000;
const USABLE_MS = 24 * HOUR_MS; // a plan must still match the site when it is approved
const KEPT_MS = 2 * USABLE_MS; // longer, so no plan is deleted while an admin applies it

/** Until when a plan can be applied: one day after its draft began, in milliseconds since 1970. */
export const usableUntil = (id: PlanId): number => timeOfPlanId(id) + USABLE_MS;

export const isUsable = (id: PlanId, now: number): boolean => now <= usableUntil(id);

/** Whether a plan that was not applied is so old that it can be deleted. */
export const isExpired = (id: PlanId, now: number): boolean => now - timeOfPlanId(id) > KEPT_MS;

/** SHA-256 as lower-case hexadecimal. */
type Digest = (text: string) => string;

/** The digest of some rows. It changes if any row or their order changes. */
export const digestOfRows = (digest: Digest, rows: readonly PlanRow[]): string =>
  digest(
    JSON.stringify(
      rows.map(({ row, group, action, accountId, reason }) => [
        row,
        group,
        action,
        accountId,
        reason ?? null,
      ]),
    ),
  );

/**
 * The hash that an admin approves. It covers the rows, the IDs of the groups and the origin of the
 * plan. It leaves out group names, which are only for display.
 */
export const hashOfPlan = (
  digest: Digest,
  plan: { groups: readonly PlanGroup[]; origin: PlanOrigin; chunkDigests: readonly string[] },
): string =>
  digest(
    JSON.stringify([PLAN_SCHEMA, plan.origin, plan.groups.map(({ id }) => id), plan.chunkDigests]),
  );
