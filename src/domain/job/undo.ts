import type { PlanId, PlanOrigin } from '../plan/plan';
import { commandsOf, type Job, type JobControl } from './job';

// Long enough to notice a mistake. Later, other people may count on what the job did.
const EXEMPT_MS = 7 * 86_400_000;

/** The plan of an undo. It has no ID before it was created. */
type UndoPlan = { id?: PlanId; origin: Pick<Extract<PlanOrigin, { jobId: PlanId }>, 'retryOf'> };

/**
 * Whether the limits on removals leave out what an undo certainly removes again. They do so for the
 * first undo of a job that ended at most seven days ago, and for a retry of its rows, if no other
 * undo was applied in between. `control` has the undos of the job that were applied.
 */
export const isUndoExempt = (
  { id, origin }: UndoPlan,
  undone: Pick<Job, 'endedAt'>,
  control: JobControl | undefined,
  now: number,
): boolean => {
  const { endedAt } = undone;
  if (endedAt === undefined || now - Date.parse(endedAt) > EXEMPT_MS) return false;
  const latest = commandsOf(control).findLast(({ command }) => command === 'undo');
  if (!latest) return origin.retryOf === undefined;
  return latest.planId !== undefined && [id, origin.retryOf].includes(latest.planId);
};

// Users report that lists show a change some minutes later.
const LISTS_LAG_MS = 10 * 60_000;

/** Whether Confluence's lists may not show yet what a job changed. */
export const mayListsLagBehind = (
  { lastStepAt, endedAt = lastStepAt }: Pick<Job, 'lastStepAt' | 'endedAt'>,
  now: number,
): boolean => now - Date.parse(endedAt) < LISTS_LAG_MS;
