import { readPlanFate, type PlanFate } from '../../contract/stored';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { PlanId } from '../../domain/plan/plan';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { ClaimStore, JobStore, PlanStore } from '../ports/storage';
import { StoreUnavailable } from '../ports/storeUnavailable';

/**
 * Deletes a plan that has no job, with its rows. A repeated call finishes what the first one began.
 * If the plan has a job, or its job is being started, the failure is `in-progress`.
 */
export type DiscardPlan = (planId: PlanId) => Promise<Outcome<null>>;

export const makeDiscardPlan = (deps: {
  plans: Pick<PlanStore, 'readPlan' | 'remove'>;
  jobs: Pick<JobStore, 'open'>;
  fates: PlanFates;
}): DiscardPlan =>
  async function discardPlan(planId) {
    const { plans, jobs, fates } = deps;
    const [plan, job, fate] = await allSettledOrThrow([
      plans.readPlan(planId),
      jobs.open(planId), // a job of an unknown version also needs its plan
      fates.read(planId),
    ]);
    if (job.version !== undefined) return failed('in-progress');
    if (!plan && fate !== 'discarded') return failed('not-found');
    if ((await fates.decide(planId, 'discarded')) !== 'discarded') return failed('in-progress');
    await plans.remove(planId);
    return ok(null);
  };

/**
 * Whether a plan becomes a job or is discarded. The first decision counts, so a job never starts
 * without its plan. A storage failure throws.
 */
export type PlanFates = {
  read: (planId: PlanId) => Promise<PlanFate | undefined>;
  /** Decides, unless this was decided before. Resolves with the decision that counts. */
  decide: (planId: PlanId, fate: PlanFate) => Promise<PlanFate>;
  /** Takes back a decision that had no effect. */
  reopen: (planId: PlanId) => Promise<void>;
};

// Longer than a plan can be applied, so that no late write to storage meets another decision.
const KEPT_SECONDS = 90_000;

export const makePlanFates = ({ claims }: { claims: ClaimStore }): PlanFates => {
  const read: PlanFates['read'] = async (planId) => readPlanFate(await claims.read(nameOf(planId)));
  return {
    read,
    decide: async (planId, fate) => {
      if (await claims.claim(nameOf(planId), fate, KEPT_SECONDS)) return fate;
      const decided = await read(planId);
      if (decided === undefined) throw new StoreUnavailable('read plan fate', 'missing');
      return decided;
    },
    reopen: (planId) => claims.release(nameOf(planId)),
  };
};

const nameOf = (planId: PlanId): string => `fate of ${planId}`;
