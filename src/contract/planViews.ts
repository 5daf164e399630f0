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
  members?: number;
  /** Rows that found the group as they want it; absent where that was not asked beforehand. */
  already?: number;
  /** Each add may take a paid seat. */
  givesAccess?: boolean;
  isProtected: boolean;
  /** Why nothing may run in it, and therefore nothing of the plan. */
  refusal?: FailureCode;
};

export type PlanOriginView = { kind: 'import' } | { kind: 'undo' | 'retry'; jobId: string };

export type PlanView = {
  id: string;
  hash: string;
  authorId: string;
  madeAt: string;
  /** After this it is refused. */
  usableUntil: string;
  origin: PlanOriginView;
  groups: PlanGroupView[];
  /** How many people it might take out, in all and of one group's, when it was made. */
  ceilings?: { mostRemovals: number; mostRemovedPercent: number };
  rows: number;
  /** Of Confluence's points: for the changes, looks at the groups, reading members before removals. */
  points: { changes: number; looking: number; reading: number; hourly: number };
  /** At Confluence's fastest. */
  seconds: number;
  /** Whether its job was started. */
  isStarted: boolean;
};
