import type { AccountId } from '../accountId';
import type { ChangeAction } from '../change';
import type { GroupId } from '../groupId';
import type { GroupName } from '../groupName';
import type { FailureCode } from '../outcome';
import type { Ceilings } from '../settings';
import type { PlanId } from './planId';

/** A reader of plans lets one of another version wait: it never guesses what it means. */
export const PLAN_SCHEMA = 1;

/** The most rows that a plan may have. */
export const MAX_ROWS = 50_000;

/** The most groups that a plan may name. */
export const MAX_GROUPS = 500;

/** How many rows are stored under one key: about 35 KB, of the 240 KiB that a value may have. */
export const ROWS_PER_CHUNK = 500;

/** One change of a plan. `row` is where the admin's list had it; `group` counts the plan's groups. */
export type PlanRow = {
  row: number;
  group: number;
  action: ChangeAction;
  accountId: AccountId;
  reason?: string;
};

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
  madeAt: string;
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
