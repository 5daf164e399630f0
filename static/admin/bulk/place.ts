import type { JobView, PlanView } from '../../../src/application/bulkApi';
import { isOver } from './job/jobState';

/** What of bulk changes is shown. */
export type Place =
  { kind: 'start' } | { kind: 'plan'; plan: PlanView } | { kind: 'job'; jobId: string };

/** Where a plan that was just made of the list is shown; whoever went elsewhere meanwhile stays there. */
export const afterCreation = (now: Place, plan: PlanView): Place =>
  now.kind === 'start' ? { kind: 'plan', plan } : now;

/** Where somebody who opens the page is led: to the newest job that is not over, if there is one. */
export const firstPlace = (jobs: readonly JobView[]): Place => {
  const going = jobs.find((job) => !isOver(job));
  return going ? { kind: 'job', jobId: going.id } : { kind: 'start' };
};
