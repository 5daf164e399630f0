import type { JobView, PlanView } from '../../../src/contract/bulkApi';
import { isOver } from './job/jobState';

/** What the tab shows: the list and jobs, a plan, or a job. */
export type Place =
  { kind: 'start' } | { kind: 'plan'; plan: PlanView } | { kind: 'job'; jobId: string };

/** Shows a new plan, unless the admin is looking at something else by now. */
export const afterCreation = (now: Place, plan: PlanView): Place =>
  now.kind === 'start' ? { kind: 'plan', plan } : now;

/** What the tab shows first: the newest job that isn't over, if there is one. */
export const firstPlace = (jobs: readonly JobView[]): Place => {
  const going = jobs.find((job) => !isOver(job));
  return going ? { kind: 'job', jobId: going.id } : { kind: 'start' };
};
