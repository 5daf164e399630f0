import type { JobView, PlanView } from '../../../src/contract/bulkApi';
import type { Place as PagePlace } from '../navigation/place';
import { isOver } from './job/jobState';

/**
 * What the tab shows. `start` is the list at its present step; its first step comes with all plans
 * and jobs. `all` is the plans and jobs while a list is at a later step.
 */
export type Place =
  | { kind: 'start' }
  | { kind: 'all' }
  /** A plan that is still to be loaded. */
  | { kind: 'opening'; planId: string }
  | { kind: 'plan'; plan: PlanView }
  | { kind: 'job'; jobId: string };

/** The tab's part of the page's place, which survives a reload. */
export type Address = Extract<PagePlace, { tab: 'bulk' }>;

export const addressOf = (place: Place): Address => {
  switch (place.kind) {
    case 'start':
    case 'all':
      return { tab: 'bulk' };
    case 'opening':
      return { tab: 'bulk', planId: place.planId };
    case 'plan':
      return { tab: 'bulk', planId: place.plan.id };
    case 'job':
      return { tab: 'bulk', jobId: place.jobId };
  }
};

export const isSameAddress = (one: Address, other: Address): boolean =>
  one.planId === other.planId && one.jobId === other.jobId;

/** What an address shows. Without a plan or job, the caller decides. */
export const placeOfAddress = ({ planId, jobId }: Address): Place | undefined => {
  if (jobId !== undefined) return { kind: 'job', jobId };
  return planId === undefined ? undefined : { kind: 'opening', planId };
};

/** Shows a plan, or its job if it was applied. A job has its plan's ID. */
export const placeOfPlan = (plan: PlanView): Place =>
  plan.isStarted ? { kind: 'job', jobId: plan.id } : { kind: 'plan', plan };

/**
 * Shows a new plan, unless the admin is looking at something else by now than its list or the
 * earlier plan that it replaces.
 */
export const afterCreation = (now: Place, plan: PlanView, earlier?: string): Place =>
  now.kind === 'start' || (now.kind === 'plan' && now.plan.id === earlier)
    ? placeOfPlan(plan)
    : now;

/** What the tab shows first: the newest job that isn't over, if there is one. */
export const firstPlace = (jobs: readonly JobView[]): Place => {
  const going = jobs.find((job) => !isOver(job));
  return going ? { kind: 'job', jobId: going.id } : { kind: 'start' };
};
