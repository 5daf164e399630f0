import type { AccountId } from '../accountId';
import type { GroupId, GroupName } from '../group';
import { ROWS_PER_CHUNK } from '../limits';
import { failed, type FailureCode, ok, type Outcome } from '../outcome';
import type { Ceilings } from '../settings';

/** A reader of plans lets one of another version wait: it never guesses what it means. */
export const PLAN_SCHEMA = 1;

/** A group of a plan as it was when the plan was made, and what the plan does there. */
export type PlanGroup = {
  id: GroupId;
  name: GroupName;
  adds: number;
  removals: number;
  /** How many members it had; asked where the plan removes some, or where that is cheap. */
  members?: number;
  /** Rows that found the group as they want it; absent where that was not asked beforehand. */
  already?: number;
  /** It gives access to Confluence, so that each add may take a paid seat; absent where not known. */
  givesAccess?: boolean;
  /** Written by a present admin alone. */
  isProtected: boolean;
  /** Why nothing may run in this group, and therefore nothing of the plan. */
  refusal?: FailureCode;
};

/** Where a plan comes from: a list of an admin's, or the rows of an earlier job. */
export type PlanOrigin = { kind: 'import' } | { kind: 'undo' | 'retry'; jobId: PlanId };

/** A fixed list of changes, checked, with a hash over them: what an admin approves. */
export type Plan = {
  schema: typeof PLAN_SCHEMA;
  id: PlanId;
  /** Who made it. */
  authorId: AccountId;
  /** ISO 8601, UTC. */
  createdAt: string;
  origin: PlanOrigin;
  groups: PlanGroup[];
  /** Those that held when it was made; absent in older plans. No part of the hash. */
  ceilings?: Ceilings;
  rows: number;
  /** Of each chunk's rows, in their order. */
  chunkDigests: string[];
  hash: string;
};

export const chunksOf = (rows: number): number => Math.ceil(rows / ROWS_PER_CHUNK);

/** Whether anything keeps the plan from being applied at all. */
export const isRefused = ({ groups }: Plan): boolean =>
  groups.some(({ refusal }) => refusal !== undefined);

declare const planIdBrand: unique symbol;

/** Names a plan, and the one job that may come of it. Later ones sort before earlier ones. */
export type PlanId = string & { readonly [planIdBrand]: true };

const TIME_DIGITS = 9; // 36^9 ms reach to the year 5188
const LATEST = 36 ** TIME_DIGITS - 1;
const PLAN_ID = /^[a-z0-9]{24}$/;

/** Makes an id of the time in milliseconds and of 24 random characters `a-z0-9`. */
export const makePlanId = (now: number, random: string): PlanId => {
  const age = (LATEST - now).toString(36).padStart(TIME_DIGITS, '0');
  return `${age}${random.slice(TIME_DIGITS)}` as PlanId;
};

/** When a plan's id was made, in milliseconds since 1970. */
export const timeOfPlanId = (id: PlanId): number =>
  LATEST - Number.parseInt(id.slice(0, TIME_DIGITS), 36);

export const isPlanId = (value: unknown): value is PlanId =>
  typeof value === 'string' && PLAN_ID.test(value);

export const parsePlanId = (value: unknown): Outcome<PlanId> =>
  isPlanId(value) ? ok(value) : failed('invalid-input', { field: 'body' });

/** A list that is being sent in chunks, and becomes a plan when it is whole. */
export type PlanDraft = {
  id: PlanId;
  authorId: AccountId;
  groups: GroupId[];
  rows: number;
  origin: PlanOrigin;
  createdAt: string;
};

const HOUR_MS = 3_600_000;
const USABLE_MS = 24 * HOUR_MS; // who approves a plan has to have seen the site as it is
const KEPT_MS = 2 * USABLE_MS; // so that no admin is about to apply one that is deleted

/** Until when a plan can be applied: a day from when it was begun, in milliseconds since 1970. */
export const usableUntil = (id: PlanId): number => timeOfPlanId(id) + USABLE_MS;

export const isUsable = (id: PlanId, now: number): boolean => now <= usableUntil(id);

/** Whether a plan that was not applied has had its time, and may be deleted. */
export const isExpired = (id: PlanId, now: number): boolean => now - timeOfPlanId(id) > KEPT_MS;
