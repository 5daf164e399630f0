import type { AccountId } from '../../domain/accountId';
import { type Job, JOB_SCHEMA, NO_COUNTS } from '../../domain/job/job';
import { FIRST_PACE } from '../../domain/job/pace';
import { failed, type FailureCode, ok, type Outcome } from '../../domain/outcome';
import { refuseRemovals, withinCeilings, withoutExemption } from '../../domain/plan/guardRails';
import {
  chunksOf,
  hashOfPlan,
  isUsable,
  type Plan,
  type PlanGroup,
  type PlanId,
} from '../../domain/plan/plan';
import { type AccessGroups, type AdminLists, protectionBy } from '../authority/protection';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { PlanFates } from '../plans/discardPlan';
import { readAllPlanRows, type ReadPlanRows } from '../plans/planRows';
import type { GroupSeen, ReadGroups } from '../plans/readGroups';
import { type Clock, type Crypto, isoTime, type StepQueue } from '../ports/platform';
import type { JobStore, PlanStore, SettingsStore } from '../ports/storage';
import type { OwnRecord, ReadOwnRecord } from '../record/ownRecord';
import type { OpenJobs } from './openJobs';
import { claimUndo, recordRetry } from './planFromJob';

/**
 * Starts to apply a plan. Its hash must be the one that the admin saw, and its groups must be as
 * they were when it was created. They may have other members, which are counted again. If one
 * gives admin rights now, and the plan doesn't say so, the failure is `plan-outdated`. If that is unknown
 * just now, it is `unavailable`. A repeated call
 * by any admin returns the existing job.
 * With many groups on a slow site it may take several calls: see `ReadGroups`.
 */
export type StartJob = (
  ownerId: AccountId,
  approved: { planId: PlanId; hash: string },
) => Promise<Outcome<Job>>;

/** The groups for the job, and whether only its owner at the page may change one of them. */
type Checked = { groups: PlanGroup[]; needsOwner: boolean };

export const makeStartJob = (deps: {
  plans: PlanStore;
  readPlanRows: ReadPlanRows;
  jobs: Pick<JobStore, 'read'>;
  openJobs: OpenJobs;
  fates: PlanFates;
  /** Reads groups without the cache, because a change of a moment ago matters. */
  readGroupsNow: ReadGroups;
  readOwnRecord: ReadOwnRecord;
  accessGroups: AccessGroups;
  settings: Pick<SettingsStore, 'read'>;
  askForStep: StepQueue;
  digest: Crypto['digest'];
  clock: Clock;
}): StartJob => {
  const { plans, readPlanRows, jobs, openJobs, fates, readGroupsNow, settings } = deps;
  const { askForStep, readOwnRecord, accessGroups, digest, clock } = deps;

  /** Checks the groups of the plan as they are now, and counts their members again. */
  const checkGroups = async (plan: Plan): Promise<Outcome<Checked>> => {
    const losing = plan.groups.filter(({ removals }) => removals > 0);
    const record: OwnRecord =
      losing.length > 0 ? await readOwnRecord(losing.map(({ id }) => id)) : new Map();
    const wanted = plan.groups.map(({ id, removals, members, counted }) => ({
      id,
      // The job reads this list before it removes anyone, and checks the limits again.
      isCounted: removals > 0 && (counted !== 'by-reading' || record.has(id)),
      ...(members !== undefined && { members }),
    }));
    const [seen, ...lists] = await allSettledOrThrow([
      readGroupsNow(`start ${plan.id}`, wanted, plan.origin.kind === 'undo'),
      accessGroups('admin'),
      accessGroups('site-admin'),
    ]);
    if (!seen.ok) return seen;
    const { groups: now, unlisted } = seen.value;
    if (plan.groups.some((group, place) => hasMoved(group, now[place], lists)))
      return failed('plan-outdated');
    const isUnknown = ({ isProtected }: PlanGroup, place: number): boolean =>
      !isProtected && protectionIn(now[place], lists) === 'unknown';
    if (plan.groups.some(isUnknown)) return failed('unavailable');
    const groups = plan.groups.map((group, place): PlanGroup => {
      const { members, counted } = now[place] ?? {};
      if (members === undefined) return group;
      const { counted: _before, ...rest } = group;
      return { ...rest, members, ...(counted && { counted }) };
    });
    const emptied = groups.map((group) =>
      refuseRemovals({
        ...group,
        members: (group.members ?? 0) + (unlisted.get(group.id) ?? 0),
        removesAuthor: false,
      }),
    );
    const refusal = emptied.find((code) => code !== undefined);
    return refusal ? failed(refusal) : ok({ groups, needsOwner: needsItsOwner(plan, lists) });
  };

  /** Fails if rows of the plan are missing, or are not those that the admin saw. */
  const checkRows = async (plan: Plan): Promise<Outcome<undefined>> => {
    for await (const read of readAllPlanRows(readPlanRows, plan)) if (!read.ok) return read;
    return ok(undefined);
  };

  /**
   * Checks a plan for the last time, and returns its groups for the job. The limits on removals
   * count the members again: settings and groups may have changed since the plan was created.
   */
  const check = async (plan: Plan, ownerId: AccountId): Promise<Outcome<Checked>> => {
    const refused = refusalOf(plan.groups);
    if (refused) return failed(refused);
    if (!isUsable(plan.id, clock())) return failed('plan-outdated');
    const [rows, now, ceilings] = await allSettledOrThrow([
      checkRows(plan),
      checkGroups(plan),
      settings.read(),
    ]);
    if (!rows.ok) return rows;
    if (!now.ok) return now;
    const { groups, needsOwner } = now.value;
    const refusal = refusalOf(withinCeilings(groups, ceilings));
    if (refusal) return failed(refusal);
    const all = withoutExemption(groups);
    const needsExemption = refusalOf(withinCeilings(all, ceilings)) !== undefined;
    if ((await fates.decide(plan.id, 'applied')) !== 'applied') return failed('not-found');
    const isExempt = await claimUndo(deps, plan, { ownerId, needsExemption });
    if (needsExemption && !isExempt) {
      await fates.reopen(plan.id);
      return failed('too-many-removals');
    }
    await recordRetry(deps, plan, ownerId);
    return ok({ groups: isExempt ? groups : all, needsOwner });
  };

  return async function startJob(ownerId, { planId, hash }) {
    const [plan, existing] = await allSettledOrThrow([plans.readPlan(planId), jobs.read(planId)]);
    if (!plan) return failed('not-found');
    // The stored hash alone does not prove that the rest of the stored plan is unchanged.
    if (plan.hash !== hash || hashOfPlan(digest, plan) !== hash) return failed('plan-differs');
    let job = existing;
    if (!job) {
      const checked = await check(plan, ownerId);
      if (!checked.ok) return checked;
      const { groups, needsOwner } = checked.value;
      job = newJob({ ...plan, groups }, ownerId, needsOwner, isoTime(clock));
    }
    if (!existing && !(await openJobs.create(job))) {
      // Another call was quicker, or the job has another version.
      const first = await jobs.read(planId);
      return first ? ok(first) : failed('unavailable');
    }
    // Also for an existing job: the call that created it may have ended before it could ask.
    if (job.state === 'running')
      await askForStep({ jobId: job.id, step: job.step, why: 'next' }, 0);
    if (!existing) await plans.noteApplied(planId);
    return ok(job);
  };
};

/**
 * Whether a group was renamed or deleted, is managed elsewhere, or gives admin rights now although the
 * plan doesn't say so.
 */
const hasMoved = (
  { name, isProtected }: PlanGroup,
  seen: GroupSeen | undefined,
  lists: AdminLists,
): boolean =>
  seen === undefined ||
  seen.found === 'gone' ||
  seen.found.name !== name ||
  seen.found.management !== 'admins' ||
  (!isProtected && protectionIn(seen, lists) === 'protected');

const protectionIn = (seen: GroupSeen | undefined, lists: AdminLists) =>
  seen && seen.found !== 'gone' ? protectionBy(seen.found, lists) : undefined;

/**
 * Whether only an admin at the page may change a group of the plan. The plan also calls a group
 * protected if its read failed, so this asks again. If it is still unknown, the queue starts, and its
 * step asks once more before it changes anything.
 */
const needsItsOwner = ({ groups }: Plan, lists: AdminLists): boolean =>
  groups.some(
    ({ id, name, isProtected }) =>
      isProtected && protectionBy({ id, name, management: 'admins' }, lists) === 'protected',
  );

const refusalOf = (groups: readonly PlanGroup[]): FailureCode | undefined =>
  groups.find(({ refusal }) => refusal !== undefined)?.refusal;

const newJob = (plan: Plan, ownerId: AccountId, needsOwner: boolean, now: string): Job => ({
  schema: JOB_SCHEMA,
  id: plan.id,
  hash: plan.hash,
  ownerId,
  approvals: [{ accountId: ownerId, at: now }],
  origin: plan.origin,
  groups: plan.groups,
  rows: plan.rows,
  chunks: chunksOf(plan.rows),
  ...(needsOwner
    ? { state: 'waiting', waiting: { for: 'owner-at-page' }, driver: 'page' }
    : { state: 'running', driver: 'queue' }),
  step: 0,
  nextChunk: 0,
  nextGroup: 0,
  counts: NO_COUNTS,
  pace: FIRST_PACE,
  stalls: 0,
  startedAt: now,
  lastStepAt: now,
});
