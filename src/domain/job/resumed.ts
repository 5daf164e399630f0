import type { Job } from './job';

/** The job as it goes on, after a pause or under another owner: by the queue, or at the page. */
export const resumed = (before: Job): Job => {
  const { waiting: _over, pausedFor: _why, ...job } = before;
  return job.driver === 'page'
    ? { ...job, state: 'waiting', waiting: { for: 'owner-at-page' }, stalls: 0 }
    : { ...job, state: 'running', stalls: 0 };
};
