import type { PlanView } from '../../contract/bulkApi';
import { HOURLY_POINTS } from '../../domain/limits';
import { isExpired, isUsable, type Plan, type PlanId, usableUntil } from '../../domain/plan/plan';
import { costOfPlan } from '../../domain/plan/planCost';
import { allSettledOrThrow, mapConcurrently } from '../concurrency/allSettledOrThrow';
import type { SiteRate } from '../concurrency/siteRate';
import type { Clock } from '../ports/platform';
import type { JobStore, PlanStore } from '../ports/storage';
import { StoreUnavailable } from '../ports/storeUnavailable';

const MAX_LISTED = 20;
const AT_ONCE = MAX_LISTED; // no more than the list can have

/**
 * Lists the plans of all authors that can still be applied, at most 20, the newest first. Drafts,
 * and plans that have a job, are left out. It looks at the 100 newest IDs in the store. This takes
 * at most 201 reads, and one more for each plan in the list. Old plans are deleted then. The list
 * does not depend on it.
 */
export type ListPlans = () => Promise<PlanView[]>;

export const makeListPlans = (deps: {
  plans: PlanStore;
  jobs: Pick<JobStore, 'read'>;
  viewPlan: ViewPlan;
  removeOldPlans: RemoveOldPlans;
  clock: Clock;
}): ListPlans => {
  const { plans, jobs, viewPlan, removeOldPlans, clock } = deps;

  const readUnapplied = async (id: PlanId): Promise<Plan | undefined> => {
    const [plan, job] = await allSettledOrThrow([plans.readPlan(id), jobs.read(id)]);
    return job ? undefined : plan;
  };

  return async function listPlans() {
    const unapplied = await plans.unapplied();
    const usable = unapplied.filter((id) => isUsable(id, clock()));
    const listed: Plan[] = [];
    for (let at = 0; at < usable.length && listed.length < MAX_LISTED; at += AT_ONCE) {
      const read = await mapConcurrently(usable.slice(at, at + AT_ONCE), AT_ONCE, readUnapplied);
      listed.push(...read.filter((plan) => plan !== undefined));
    }
    const [views] = await allSettledOrThrow([
      mapConcurrently(listed.slice(0, MAX_LISTED), AT_ONCE, viewPlan),
      removeOldPlans(),
    ]);
    return views;
  };
};

/** A plan as the page shows it: what it does, what it costs, and until when it can be applied. */
export type ViewPlan = (plan: Plan) => Promise<PlanView>;

export const makeViewPlan = ({
  jobs,
  siteRate,
  clock,
}: {
  jobs: Pick<JobStore, 'read'>;
  siteRate: Pick<SiteRate, 'read'>;
  clock: Clock;
}): ViewPlan =>
  async function viewPlan({ id, hash, authorId, createdAt, origin, groups, ceilings, rows }) {
    const [job, rate] = await allSettledOrThrow([jobs.read(id), siteRate.read()]);
    const { seconds, ...points } = costOfPlan(groups, rate);
    return {
      ...{ id, hash, authorId, origin, groups, rows, seconds },
      madeAt: createdAt,
      ...(ceilings && { ceilings }),
      usableUntil: new Date(usableUntil(id)).toISOString(),
      ...(!isUsable(id, clock()) && { isExpired: true }),
      points: { ...points, hourly: HOURLY_POINTS },
      isStarted: job !== undefined,
    };
  };

// Each plan has up to 103 keys, and a caller who starts or lists plans should not wait long.
const MAX_AT_ONCE = 2;

/**
 * Deletes a few plans that were never applied and no longer can be. Later calls delete the rest.
 * Ignores storage failures: this is only clean-up.
 */
export type RemoveOldPlans = () => Promise<void>;

export const makeRemoveOldPlans = (deps: {
  plans: PlanStore;
  jobs: Pick<JobStore, 'open'>;
  clock: Clock;
}): RemoveOldPlans => {
  const { plans, jobs, clock } = deps;

  const removeSome = async (): Promise<void> => {
    const oldest = await plans.oldestUnapplied(MAX_AT_ONCE);
    const expired = oldest.filter((id) => isExpired(id, clock()));
    await mapConcurrently(expired, MAX_AT_ONCE, async (id) => {
      // A start that broke off may have created a job and left the note. A job that can't be read
      // keeps its plan, too.
      const { version } = await jobs.open(id);
      if (version !== undefined) await plans.noteApplied(id);
      else await plans.remove(id);
    });
  };

  return async function removeOldPlans() {
    try {
      await removeSome();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  };
};
