import type { AccountId } from '../../domain/accountId';
import { type Job, JOB_SCHEMA, NO_COUNTS } from '../../domain/job/job';
import { FIRST_PACE } from '../../domain/job/pace';
import { failed, ok, type Outcome } from '../../domain/outcome';
import { withinCeilings } from '../../domain/plan/guardRails';
import { chunksOf, isUsable, type Plan, type PlanId } from '../../domain/plan/plan';
import { hashOfPlan } from '../../domain/plan/planHash';
import type { Protection } from '../authority/protection';
import { mapConcurrently } from '../concurrency/allSettledOrThrow';
import type { GroupDirectory } from '../ports/confluence';
import { type Clock, type Crypto, isoTime, type StepQueue } from '../ports/platform';
import type { JobStore, PlanStore, SettingsStore } from '../ports/storage';
import type { OpenJobs } from './openJobs';
import { noteUndo } from './planFromJob';

const AT_ONCE = 90; // allows 90 reads a second if each takes a second

/**
 * Starts to apply a plan. Its hash must be the one that the admin saw, and its groups must be as
 * they were when it was created. A repeated call by any admin returns the existing job.
 */
export type StartJob = (
  ownerId: AccountId,
  approved: { planId: PlanId; hash: string },
) => Promise<Outcome<Job>>;

export const makeStartJob = (deps: {
  plans: PlanStore;
  jobs: Pick<JobStore, 'read'>;
  openJobs: OpenJobs;
  directory: Pick<GroupDirectory, 'readById'>;
  protection: Protection;
  settings: Pick<SettingsStore, 'read'>;
  askForStep: StepQueue;
  digest: Crypto['digest'];
  clock: Clock;
}): StartJob => {
  const { plans, jobs, openJobs, directory, protection, settings } = deps;
  const { askForStep, digest, clock } = deps;

  /**
   * Whether a group of the plan was renamed, was deleted or is managed elsewhere now. It does not
   * use the cache, because a change of a moment ago matters.
   */
  const hasMoved = async (plan: Plan): Promise<Outcome<boolean>> => {
    const now = await mapConcurrently(plan.groups, AT_ONCE, ({ id }) => directory.readById(id));
    for (const [place, group] of now.entries()) {
      if (!group.ok && group.failure.code !== 'group-not-found') return group;
      if (!group.ok || group.value.name !== plan.groups[place]?.name) return ok(true);
      if (group.value.management !== 'admins') return ok(true);
    }
    return ok(false);
  };

  /**
   * Whether only an admin at the page may change a group of the plan. The plan also calls a group
   * protected if its read failed, so this asks again. If it is still unknown, the queue starts, and
   * its step asks once more before it changes anything.
   */
  const needsOwner = async ({ groups }: Plan): Promise<boolean> => {
    const suspected = groups.filter(({ isProtected }) => isProtected);
    const now = await mapConcurrently(suspected, AT_ONCE, ({ id, name }) =>
      protection({ id, name, management: 'admins' }),
    );
    return now.includes('protected');
  };

  const refuse = async (plan: Plan): Promise<Outcome<undefined>> => {
    // Check the limits on removals again, because they may be lower than when the plan was created.
    const groups = withinCeilings(plan.groups, plan.origin, await settings.read());
    const refusal = groups.find((group) => group.refusal !== undefined)?.refusal;
    if (refusal) return failed(refusal);
    if (!isUsable(plan.id, clock())) return failed('plan-outdated');
    const moved = await hasMoved(plan);
    if (!moved.ok) return moved;
    return moved.value ? failed('plan-outdated') : ok(undefined);
  };

  return async function startJob(ownerId, { planId, hash }) {
    const plan = await plans.readPlan(planId);
    if (!plan) return failed('not-found');
    // The stored hash alone does not prove that the rest of the stored plan is unchanged.
    if (plan.hash !== hash || hashOfPlan(digest, plan) !== hash) return failed('plan-differs');
    const existing = await jobs.read(planId);
    const refused = existing ? ok(undefined) : await refuse(plan);
    if (!refused.ok) return refused;
    const job = existing ?? newJob(plan, ownerId, await needsOwner(plan), isoTime(clock));
    if (!existing && !(await openJobs.create(job))) {
      // Another call was quicker, or the job has another version.
      const first = await jobs.read(planId);
      return first ? ok(first) : failed('unavailable');
    }
    // Also for an existing job: the call that created it may have ended before it could ask.
    if (job.state === 'running')
      await askForStep({ jobId: job.id, step: job.step, why: 'next' }, 0);
    await noteUndo(openJobs, job);
    if (!existing) await plans.noteApplied(planId);
    return ok(job);
  };
};

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
