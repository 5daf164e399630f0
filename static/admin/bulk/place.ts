import type { JobView, PlanView } from '../../../src/contract/bulkApi';
import { isOver } from './job/jobState';

/**
 * What the tab shows. `start` is the list at its present step; its first step comes with all plans
 * and jobs. `all` is the plans and jobs while a list is at a later step.
 */
export type Place =
  | { kind: 'start' }
  | { kind: 'all' }
  | { kind: 'plan'; plan: PlanView }
  | { kind: 'job'; jobId: string };

/** Shows a plan, or its job if it was applied. A job has its plan's ID. */
export const placeOfPlan = (plan: PlanView): Place =>
  plan.isStarted ? { kind: 'job', jobId: plan.id } : { kind: 'plan', plan };

/** Shows a new plan, unless the admin is looking at something else by now. */
export const afterCreation = (now: Place, plan: PlanView): Place =>
  now.kind === 'start' ? placeOfPlan(plan) : now;

/** What the tab shows first: the newest job that isn't over, if there is one. */
export const firstPlace = (jobs: readonly JobView[]): Place => {
  const going = jobs.find((job) => !isOver(job));
  return going ? { kind: 'job', jobId: going.id } : { kind: 'start' };
};
