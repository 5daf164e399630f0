import type { FailureCode } from '../domain/outcome';
import type { EncodedRow, PlanRow } from '../domain/plan/planRow';

/** A row of a plan as the page sends it. */
export type PlanRowInput = EncodedRow;

export type PlanRowView = PlanRow<string>;

export type PlanGroupView = {
  id: string;
  name: string;
  adds: number;
  removals: number;
  /** How many of the removals don't count toward the limits. Absent if all count. */
  exempt?: number;
  members?: number;
  /** With `in-part`, the group has at least this many members. Confluence doesn't say how many. */
  counted?: 'by-reading' | 'in-part';
  /** How many rows already found the group as they want it. Absent if this was not asked. */
  already?: number;
  /** Whether each add may take a license. */
  givesAccess?: boolean;
  isProtected: boolean;
  /** Why nothing may run in this group. The plan can't be applied then. */
  refusal?: FailureCode;
};

/** Where a plan comes from. `title` is the name of the file, if its list came from one. */
export type PlanOriginView =
  { kind: 'import'; title?: string } | { kind: 'undo' | 'retry'; jobId: string; retryOf?: string };

export type PlanView = {
  id: string;
  hash: string;
  authorId: string;
  madeAt: string;
  /** After this time, the plan can't be applied. */
  usableUntil: string;
  origin: PlanOriginView;
  groups: PlanGroupView[];
  /** The limits when it was created: how many people it may remove in all, and of one group. */
  ceilings?: { mostRemovals: number; mostRemovedPercent: number };
  rows: number;
  /**
   * The cost in hourly points: the changes, reading the groups, and reading members before
   * removals.
   */
  points: { changes: number; looking: number; reading: number; hourly: number };
  /** About how long it takes. */
  seconds: number;
  /** Whether it has a job. */
  isStarted: boolean;
};
