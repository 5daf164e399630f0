import { isResting, type Job } from './job';

/**
 * The job as it goes on, after a pause or under another owner: by the queue, or at the page. Where
 * it waits for storage it goes on waiting, until the time that was set when storage failed.
 */
export const resumed = (before: Job, now: number): Job => {
  const { waiting: _over, pausedFor: _why, ...rest } = before;
  const job = { ...rest, stalls: 0 };
  if (job.notBefore !== undefined && isResting(job, now))
    return { ...job, state: 'waiting', waiting: { for: 'storage', until: job.notBefore } };
  return job.driver === 'page'
    ? { ...job, state: 'waiting', waiting: { for: 'owner-at-page' } }
    : { ...job, state: 'running' };
};
