import type { AccountId } from '../../domain/accountId';
import { commandsOf, isOver, type Job, withCommand } from '../../domain/job/job';
import { hasCertainlyChanged, isDesiredState, type RowEnd } from '../../domain/job/jobChunk';
import { failed, type Outcome } from '../../domain/outcome';
import type { Plan, PlanId, PlanOrigin } from '../../domain/plan/plan';
import type { PlanRow } from '../../domain/plan/planRow';
import type { PlanOfRows } from '../plans/planOfRows';
import type { JobStore } from '../ports/storage';
import type { OpenJobs } from './openJobs';
import type { JobRow, ReadJobRows } from './viewJob';

const CHUNKS_AT_ONCE = 20;

type Deps = {
  jobs: JobStore;
  readJobRows: ReadJobRows;
  planOfRows: PlanOfRows;
};

/**
 * Plans the opposite of the changes that a finished job certainly made, and of the uncertain rows
 * that the admin named. If there is nothing to undo, the failure is `invalid-input`.
 */
export type PlanUndo = (
  adminId: AccountId,
  undo: { jobId: PlanId; uncertainRows: readonly number[] },
) => Promise<Outcome<Plan>>;

export const makePlanUndo = (deps: Deps): PlanUndo =>
  async function planUndo(adminId, { jobId, uncertainRows }) {
    const named = new Set(uncertainRows);
    return await planFrom(deps, adminId, { kind: 'undo', jobId }, (row) => {
      if (!row.end || !mayBeUndone(row.end, named.has(row.row))) return undefined;
      const { end: _end, action, ...rest } = row;
      return { ...rest, action: action === 'add' ? 'remove' : 'add' };
    });
  };

/**
 * A named row is undone only if it is uncertain. An account that certainly was a member before
 * stays.
 */
const mayBeUndone = (end: NonNullable<JobRow['end']>, isNamed: boolean): boolean =>
  hasCertainlyChanged(end) || (isNamed && !end.certain);

/**
 * Plans again the rows of a finished job that did not reach the membership they asked for. `rows`
 * limits it to those that failed, or to the `remaining` ones, which never started because the job
 * was stopped. Accounts that don't exist are left out, because no retry can add them. If there is
 * nothing to plan, the failure is `invalid-input`.
 */
export type PlanRetry = (
  adminId: AccountId,
  retry: { jobId: PlanId; rows?: 'failed' | 'remaining' },
) => Promise<Outcome<Plan>>;

export const makePlanRetry = (deps: Deps): PlanRetry =>
  function planRetry(adminId, { jobId, rows }) {
    return planFrom(deps, adminId, { kind: 'retry', jobId }, ({ end, ...row }) =>
      end && isToRetry(end, rows) ? row : undefined,
    );
  };

const isToRetry = (end: RowEnd, rows: 'failed' | 'remaining' | undefined): boolean => {
  if (isDesiredState(end) || end.outcome === 'account-not-found') return false;
  return rows === undefined || (rows === 'remaining') === (end.outcome === 'left-out');
};

/** The retry of an undo stays an undo, because it only removes people that a job added. */
const originOf = (job: Job, origin: PlanOrigin): PlanOrigin =>
  origin.kind === 'retry' && job.origin.kind === 'undo' ? job.origin : origin;

const planFrom = async (
  deps: Deps,
  adminId: AccountId,
  origin: Exclude<PlanOrigin, { kind: 'import' }>,
  pick: (row: JobRow) => PlanRow | undefined,
): Promise<Outcome<Plan>> => {
  const { jobs, planOfRows } = deps;
  const job = await jobs.read(origin.jobId);
  if (!job) return failed('not-found');
  if (!isOver(job)) return failed('in-progress');
  const rows = await pickRows(deps, job, pick);
  return await planOfRows(adminId, { groups: job.groups, rows, origin: originOf(job, origin) });
};

const pickRows = async (
  { readJobRows }: Deps,
  job: Job,
  pick: (row: JobRow) => PlanRow | undefined,
): Promise<PlanRow[]> => {
  const picked: PlanRow[] = [];
  for (let first = 0; first < job.chunks; first += CHUNKS_AT_ONCE)
    for (const row of await readJobRows(job, first, CHUNKS_AT_ONCE)) {
      const chosen = pick(row);
      if (chosen) picked.push(chosen);
    }
  return picked;
};

/**
 * Records in an undone job which admin undid it, and when. Does nothing if the given job is not an
 * undo, or if its undo was recorded before: a start that broke off is repeated. The undone job is
 * over, so nothing else changes it.
 */
export const noteUndo = async (
  openJobs: Pick<OpenJobs, 'changeControl'>,
  { origin, ownerId, startedAt }: Job,
): Promise<void> => {
  if (origin.kind !== 'undo') return;
  const undo = { command: 'undo', by: ownerId, at: startedAt } as const;
  await openJobs.changeControl(origin.jobId, (before) => {
    const isNoted = commandsOf(before).some(
      ({ command, at }) => command === 'undo' && at === startedAt,
    );
    return isNoted ? undefined : withCommand(before, undo);
  });
};
