import type { AccountId } from '../../domain/accountId';
import type { GroupId } from '../../domain/groupId';
import { isOver, type Job } from '../../domain/job/job';
import { hasCertainlyChanged, holds } from '../../domain/job/rowEnd';
import { failed, type Outcome } from '../../domain/outcome';
import type { Plan, PlanOrigin, PlanRow } from '../../domain/plan/plan';
import type { PlanId } from '../../domain/plan/planId';
import { inParts } from '../plans/addPlanRows';
import type { BeginPlan } from '../plans/beginPlan';
import type { SealPlan } from '../plans/sealPlan';
import type { JobStore } from '../ports/jobStore';
import type { PlanStore } from '../ports/planStore';
import type { JobRow, ReadJobRows } from './jobRows';

const PARTS_AT_ONCE = 20;

type Parts = {
  plans: PlanStore;
  jobs: JobStore;
  readJobRows: ReadJobRows;
  beginPlan: BeginPlan;
  sealPlan: SealPlan;
};

/**
 * Plans the opposite of what a job that is over has certainly changed, and of those uncertain rows
 * that the admin named. `invalid-input` where there is nothing to undo.
 */
export type PlanUndo = (
  adminId: AccountId,
  undo: { jobId: PlanId; uncertainRows: readonly number[] },
) => Promise<Outcome<Plan>>;

export const makePlanUndo =
  (parts: Parts): PlanUndo =>
  async (adminId, { jobId, uncertainRows }) => {
    const named = new Set(uncertainRows);
    return planFrom(parts, adminId, { kind: 'undo', jobId }, (row) => {
      if (!row.end || !mayBeUndone(row.end, named.has(row.row))) return undefined;
      const { end: _end, action, ...rest } = row;
      return { ...rest, action: action === 'add' ? 'remove' : 'add' };
    });
  };

/** Whoever certainly was there before stays, even where they are named. */
const mayBeUndone = (end: NonNullable<JobRow['end']>, isNamed: boolean): boolean =>
  hasCertainlyChanged(end) || (isNamed && !end.certain);

/** Plans those rows of a job that is over again that did not come to what they asked for. */
export type PlanRetry = (adminId: AccountId, jobId: PlanId) => Promise<Outcome<Plan>>;

export const makePlanRetry =
  (parts: Parts): PlanRetry =>
  (adminId, jobId) =>
    planFrom(parts, adminId, { kind: 'retry', jobId }, ({ end, ...row }) =>
      end && !holds(end) ? row : undefined,
    );

const planFrom = async (
  parts: Parts,
  adminId: AccountId,
  origin: Exclude<PlanOrigin, { kind: 'import' }>,
  pick: (row: JobRow) => PlanRow | undefined,
): Promise<Outcome<Plan>> => {
  const { plans, jobs, beginPlan, sealPlan } = parts;
  const job = await jobs.read(origin.jobId);
  if (!job) return failed('not-found');
  if (!isOver(job)) return failed('in-progress');
  const picked = await pickRows(parts, job, pick);
  if (picked.length === 0) return failed('invalid-input', { field: 'body' });
  const { groups, rows } = renumbered(job, picked);
  const begun = await beginPlan(adminId, { groups, rows: rows.length, origin });
  if (!begun.ok) return begun;
  const { planId } = begun.value;
  const stored = inParts(rows);
  for (let first = 0; first < stored.length; first += PARTS_AT_ONCE)
    await plans.saveParts(planId, first, stored.slice(first, first + PARTS_AT_ONCE));
  return sealPlan(adminId, planId);
};

const pickRows = async (
  { readJobRows }: Parts,
  job: Job,
  pick: (row: JobRow) => PlanRow | undefined,
): Promise<PlanRow[]> => {
  const picked: PlanRow[] = [];
  for (let first = 0; first < job.parts; first += PARTS_AT_ONCE)
    for (const row of await readJobRows(job, first, PARTS_AT_ONCE)) {
      const chosen = pick(row);
      if (chosen) picked.push(chosen);
    }
  return picked;
};

/** Groups that none of the rows names are left behind. */
const renumbered = (job: Job, rows: readonly PlanRow[]): { groups: GroupId[]; rows: PlanRow[] } => {
  const places = new Map<number, number>();
  for (const { group } of rows) if (!places.has(group)) places.set(group, places.size);
  return {
    groups: [...places.keys()].flatMap((place) => job.groups[place]?.id ?? []),
    rows: rows.map((row) => ({ ...row, group: places.get(row.group) ?? 0 })),
  };
};
