import type { AccountId } from '../../domain/accountId';
import { commandsOf, isOver, isUndoExempt, type Job, withCommand } from '../../domain/job/job';
import { hasCertainlyChanged, isDesiredState, type RowEnd } from '../../domain/job/jobChunk';
import { failed, type Outcome } from '../../domain/outcome';
import type { Plan, PlanId, PlanOrigin } from '../../domain/plan/plan';
import type { PlanRow } from '../../domain/plan/planRow';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { PlanOfRows } from '../plans/planOfRows';
import { CHUNKS_AT_ONCE } from '../plans/planRows';
import { type Clock, isoTime } from '../ports/platform';
import type { JobStore } from '../ports/storage';
import type { OpenJobs } from './openJobs';
import type { JobRow, ReadJobRows } from './viewJob';

/** The row to plan for a row of a job, which is at this place in the job. Undefined if none is. */
type PickRow = (row: JobRow, at: number) => PlanRow | undefined;

type Deps = {
  jobs: Pick<JobStore, 'read' | 'readControl'>;
  readJobRows: ReadJobRows;
  planOfRows: PlanOfRows;
  clock: Clock;
};

/**
 * Plans the opposite of the changes that a finished job certainly made, and of the uncertain rows
 * that the admin selected by their places in the job. The limits on removals count the uncertain ones, and all of them if the undo
 * is not exempt. If there is nothing to undo, the failure is `invalid-input`.
 */
export type PlanUndo = (
  adminId: AccountId,
  undo: { jobId: PlanId; uncertainRows: readonly number[] },
) => Promise<Outcome<Plan>>;

export const makePlanUndo = (deps: Deps): PlanUndo =>
  async function planUndo(adminId, { jobId, uncertainRows }) {
    const selected = new Set(uncertainRows);
    const uncertain = new Map<number, number>(); // removals, by group
    const pick: PickRow = (row, at) => {
      if (!row.end || !mayBeUndone(row.end, selected.has(at))) return undefined;
      const { end, action, ...rest } = row;
      if (action === 'add' && !hasCertainlyChanged(end))
        uncertain.set(row.group, (uncertain.get(row.group) ?? 0) + 1);
      return { ...rest, action: action === 'add' ? 'remove' : 'add' };
    };
    const origin = { kind: 'undo', jobId } as const;
    return await planFrom(deps, adminId, origin, pick, (_job, place) => uncertain.get(place) ?? 0);
  };

/**
 * A selected row is undone only if it is uncertain. An account that certainly was a member before
 * stays.
 */
const mayBeUndone = (end: NonNullable<JobRow['end']>, isSelected: boolean): boolean =>
  hasCertainlyChanged(end) || (isSelected && !end.certain);

/**
 * Plans again the rows of a finished job that did not reach the membership they asked for. `rows`
 * limits it to those that failed, or to the `remaining` ones, which never started because the job
 * was stopped. Rows of accounts and groups that don't exist, and of groups that are managed elsewhere,
 * are left out, because no retry can change them. If there is nothing to plan, the failure is
 * `invalid-input`.
 */
export type PlanRetry = (
  adminId: AccountId,
  retry: { jobId: PlanId; rows?: 'failed' | 'remaining' },
) => Promise<Outcome<Plan>>;

export const makePlanRetry = (deps: Deps): PlanRetry =>
  function planRetry(adminId, { jobId, rows }) {
    const pick: PickRow = ({ end, ...row }) => (end && isToRetry(end, rows) ? row : undefined);
    return planFrom(deps, adminId, { kind: 'retry', jobId }, pick, ({ groups }, place) => {
      const { removals = 0, exempt = 0 } = groups[place] ?? {};
      return removals - exempt; // any of them may be among the rows
    });
  };

const LASTING: readonly RowEnd['outcome'][] = [
  'account-not-found',
  'group-not-found',
  'externally-managed',
];

const isToRetry = (end: RowEnd, rows: 'failed' | 'remaining' | undefined): boolean => {
  if (isDesiredState(end) || LASTING.includes(end.outcome)) return false;
  return rows === undefined || (rows === 'remaining') === (end.outcome === 'left-out');
};

type OriginOfJob = Exclude<PlanOrigin, { kind: 'import' }>;

/** The retry of an undo stays an undo, because it only removes people that a job added. */
const originOf = (job: Job, origin: OriginOfJob): OriginOfJob =>
  origin.kind === 'retry' && job.origin.kind === 'undo'
    ? { kind: 'undo', jobId: job.origin.jobId, retryOf: job.id }
    : origin;

const planFrom = async (
  deps: Deps,
  adminId: AccountId,
  from: OriginOfJob,
  pick: PickRow,
  /** The most removals from a group that count toward the limits in any case. */
  countedIn: (job: Job, place: number) => number,
): Promise<Outcome<Plan>> => {
  const { jobs, planOfRows } = deps;
  const job = await jobs.read(from.jobId);
  if (!job) return failed('not-found');
  if (!isOver(job)) return failed('in-progress');
  const origin = originOf(job, from);
  const [rows, isExempt] = await allSettledOrThrow([
    pickRows(deps, job, pick),
    mayBeExempt(deps, origin),
  ]);
  const removals = new Map<number, number>();
  for (const { group, action } of rows)
    if (action === 'remove') removals.set(group, (removals.get(group) ?? 0) + 1);
  const groups = job.groups.map(({ id }, place) => ({
    id,
    exempt: isExempt ? Math.max(0, (removals.get(place) ?? 0) - countedIn(job, place)) : 0,
  }));
  return await planOfRows(adminId, { groups, rows, origin });
};

/** Whether a plan that is created now is an undo that the limits may leave out. */
const mayBeExempt = async ({ jobs, clock }: Deps, origin: OriginOfJob): Promise<boolean> => {
  if (origin.kind !== 'undo') return false;
  const [undone, control] = await allSettledOrThrow([
    jobs.read(origin.jobId),
    jobs.readControl(origin.jobId),
  ]);
  return undone !== undefined && isUndoExempt({ origin }, undone, control, clock());
};

const pickRows = async ({ readJobRows }: Deps, job: Job, pick: PickRow): Promise<PlanRow[]> => {
  const picked: PlanRow[] = [];
  let at = 0;
  for (let first = 0; first < job.chunks; first += CHUNKS_AT_ONCE)
    for (const row of await readJobRows(job, first, CHUNKS_AT_ONCE)) {
      const chosen = pick(row, at);
      if (chosen) picked.push(chosen);
      at += 1;
    }
  return picked;
};

/**
 * Records in the undone job that a plan undoes it, by whom and when. This comes before the plan's
 * job, so that of several undos that are applied at once one is the first. Resolves with whether the
 * limits on removals leave out what the plan certainly removes again. If it needs that and it is not
 * so, nothing is recorded.
 */
export const claimUndo = async (
  deps: { jobs: Pick<JobStore, 'read'>; openJobs: Pick<OpenJobs, 'changeControl'>; clock: Clock },
  { id, origin }: Plan,
  { ownerId, needsExemption }: { ownerId: AccountId; needsExemption: boolean },
): Promise<boolean> => {
  const { jobs, openJobs, clock } = deps;
  if (origin.kind !== 'undo') return false;
  const undone = await jobs.read(origin.jobId);
  if (!undone) return false;
  const undo = { command: 'undo', by: ownerId, at: isoTime(clock), planId: id } as const;
  let isExempt = false;
  await openJobs.changeControl(origin.jobId, (before) => {
    isExempt = isUndoExempt({ id, origin }, undone, before, clock());
    const isNoted = commandsOf(before).some(({ planId }) => planId === id);
    return isNoted || (needsExemption && !isExempt) ? undefined : withCommand(before, undo);
  });
  return isExempt;
};

/**
 * Records in the job whose rows a plan tries again that it was applied, by whom and when. It does
 * nothing for other plans.
 */
export const recordRetry = async (
  { openJobs, clock }: { openJobs: Pick<OpenJobs, 'changeControl'>; clock: Clock },
  { id, origin }: Pick<Plan, 'id' | 'origin'>,
  ownerId: AccountId,
): Promise<void> => {
  const retried = retriedBy(origin);
  if (retried === undefined) return;
  const retry = { command: 'retry', by: ownerId, at: isoTime(clock), planId: id } as const;
  await openJobs.changeControl(retried, (before) =>
    commandsOf(before).some(({ planId }) => planId === id) ? undefined : withCommand(before, retry),
  );
};

/** The job whose rows a plan tries again. A retry of an undo stays an undo. */
const retriedBy = (origin: PlanOrigin): PlanId | undefined => {
  switch (origin.kind) {
    case 'import':
      return undefined;
    case 'undo':
      return origin.retryOf;
    case 'retry':
      return origin.jobId;
  }
};
