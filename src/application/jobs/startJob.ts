import type { AccountId } from '../../domain/accountId';
import { type Job, JOB_SCHEMA, NO_COUNTS } from '../../domain/job/job';
import { FIRST_PACE } from '../../domain/job/pace';
import { failed, type FailureCode, ok, type Outcome } from '../../domain/outcome';
import {
  certainMembersOf,
  refuseRemovals,
  withinCeilings,
  withoutExemption,
} from '../../domain/plan/guardRails';
import { chunksOf, isUsable, type Plan, type PlanGroup, type PlanId } from '../../domain/plan/plan';
import { hashOfPlan } from '../../domain/plan/planHash';
import { allSettledOrThrow, mapConcurrently } from '../concurrency/allSettledOrThrow';
import { makeCountMembers } from '../plans/countMembers';
import { isFreshUndo } from '../plans/freshUndo';
import { readAllPlanRows, type ReadPlanRows } from '../plans/planRows';
import type { GroupDirectory } from '../ports/confluence';
import { type Clock, type Crypto, isoTime, type StepQueue } from '../ports/platform';
import type { JobStore, PlanStore, SettingsStore } from '../ports/storage';
import type { OpenJobs } from './openJobs';
import { claimUndo } from './planFromJob';

const AT_ONCE = 90; // allows 90 reads a second if each takes a second

/**
 * Starts to apply a plan. Its hash must be the one that the admin saw, and its groups must be as
 * they were when it was created. They may have other members, which are counted again. A repeated call by any admin returns the existing job.
 */
export type StartJob = (
  ownerId: AccountId,
  approved: { planId: PlanId; hash: string },
) => Promise<Outcome<Job>>;

export const makeStartJob = (deps: {
  plans: PlanStore;
  readPlanRows: ReadPlanRows;
  jobs: Pick<JobStore, 'read'>;
  openJobs: OpenJobs;
  directory: Pick<GroupDirectory, 'readById' | 'countMembers' | 'readMembers'>;
  settings: Pick<SettingsStore, 'read'>;
  askForStep: StepQueue;
  digest: Crypto['digest'];
  clock: Clock;
}): StartJob => {
  const { plans, readPlanRows, jobs, openJobs, directory, settings, askForStep } = deps;
  const { digest, clock } = deps;

  /**
   * A group of the plan with as many members as it has now. `moved` if it was renamed or deleted, or
   * is managed elsewhere now. It does not use the cache, because a change of a moment ago matters.
   */
  const lookAgain = async (
    group: PlanGroup,
    countAgain: CountAgain,
  ): Promise<Outcome<PlanGroup | 'moved'>> => {
    const [now, counted] = await allSettledOrThrow([
      directory.readById(group.id),
      group.removals > 0 ? countAgain(group) : Promise.resolve(ok(group)),
    ]);
    if (!now.ok) return now.failure.code === 'group-not-found' ? ok('moved') : now;
    if (now.value.name !== group.name || now.value.management !== 'admins') return ok('moved');
    return counted;
  };

  /** The groups of the plan as they are now. The failure says why the plan can't be applied. */
  const checkGroups = async (plan: Plan): Promise<Outcome<PlanGroup[]>> => {
    const groups: PlanGroup[] = [];
    const countAgain = makeCountAgain(deps);
    const looked = await mapConcurrently(plan.groups, AT_ONCE, (group) =>
      lookAgain(group, countAgain),
    );
    for (const group of looked) {
      if (!group.ok) return group;
      if (group.value === 'moved') return failed('plan-outdated');
      groups.push(group.value);
    }
    const isFresh = await isFreshUndo(deps, plan.origin);
    const emptied = groups.map((group) =>
      refuseRemovals({
        ...group,
        members: group.members ?? 0,
        certainMembers: isFresh ? certainMembersOf(group) : 0,
        removesAuthor: false,
      }),
    );
    const refusal = emptied.find((code) => code !== undefined);
    return refusal ? failed(refusal) : ok(groups);
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
  const check = async (plan: Plan, ownerId: AccountId): Promise<Outcome<PlanGroup[]>> => {
    const refused = refusalOf(plan.groups);
    if (refused) return failed(refused);
    if (!isUsable(plan.id, clock())) return failed('plan-outdated');
    const [rows, now] = await allSettledOrThrow([checkRows(plan), checkGroups(plan)]);
    if (!rows.ok) return rows;
    if (!now.ok) return now;
    const ceilings = await settings.read();
    const refusal = refusalOf(withinCeilings(now.value, ceilings));
    if (refusal) return failed(refusal);
    const all = withoutExemption(now.value);
    const needsExemption = refusalOf(withinCeilings(all, ceilings)) !== undefined;
    const isExempt = await claimUndo(deps, plan, { ownerId, needsExemption });
    if (isExempt) return ok(now.value);
    return needsExemption ? failed('too-many-removals') : ok(all);
  };

  return async function startJob(ownerId, { planId, hash }) {
    const plan = await plans.readPlan(planId);
    if (!plan) return failed('not-found');
    // The stored hash alone does not prove that the rest of the stored plan is unchanged.
    if (plan.hash !== hash || hashOfPlan(digest, plan) !== hash) return failed('plan-differs');
    const existing = await jobs.read(planId);
    const groups = existing ? ok(existing.groups) : await check(plan, ownerId);
    if (!groups.ok) return groups;
    const job = existing ?? newJob({ ...plan, groups: groups.value }, ownerId, isoTime(clock));
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

/** A group of a plan, with its members counted once more. */
type CountAgain = (group: PlanGroup) => Promise<Outcome<PlanGroup>>;

const makeCountAgain = (deps: {
  directory: Pick<GroupDirectory, 'countMembers' | 'readMembers'>;
  clock: Clock;
}): CountAgain => {
  const countMembers = makeCountMembers(deps);
  return async function countAgain({ counted, ...group }) {
    // The job reads this list before it removes anyone, and checks the limits again.
    if (counted === 'by-reading') return ok({ ...group, counted });
    const now = await countMembers(group.id, group.members);
    return now.ok ? ok({ ...group, ...now.value }) : now;
  };
};

const refusalOf = (groups: readonly PlanGroup[]): FailureCode | undefined =>
  groups.find(({ refusal }) => refusal !== undefined)?.refusal;

const newJob = (plan: Plan, ownerId: AccountId, now: string): Job => {
  // Only an admin at the page may change a protected group.
  const needsOwner = plan.groups.some(({ isProtected }) => isProtected);
  return {
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
  };
};
