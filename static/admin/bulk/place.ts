import type { JobView, PlanView } from '../../../src/contract/bulkApi';
import { isOver } from './job/jobState';

/** What of bulk changes is shown. */
export type Place = { is: 'start' } | { is: 'plan'; plan: PlanView } | { is: 'job'; jobId: string };

/** Where a plan that was just made of the list is shown; whoever went elsewhere meanwhile stays there. */
export const afterMaking = (now: Place, plan: PlanView): Place =>
  now.is === 'start' ? { is: 'plan', plan } : now;

/** Where somebody who opens the page is led: to the newest job that is not over, if there is one. */
export const firstPlace = (jobs: readonly JobView[]): Place => {
  const going = jobs.find((job) => !isOver(job));
  return going ? { is: 'job', jobId: going.id } : { is: 'start' };
};
