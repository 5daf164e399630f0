import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 250;

/**
 * Applies a plan and waits until its job is done. Returns the job, the seconds since the approval,
 * and the requests that the site answered meanwhile.
 */
export async function runJob({ site, call }, approved) {
  let job;
  let seconds;
  const requests = await site.requestsDuring(async () => {
    const startedAt = performance.now();
    job = await call('startJob', approved);
    while (job.state !== 'done') {
      await pause(LOOK_EVERY_MS);
      job = await call('getJob', { jobId: approved.planId });
    }
    seconds = (performance.now() - startedAt) / 1_000;
  });
  return { job, seconds, requests };
}

/** The total cost of requests in Confluence's points. */
export const pointsOf = (requests) => requests.reduce((sum, { points }) => sum + points, 0);

/** The number of requests that were answered 429. */
export const limited = (requests) => requests.filter(({ status }) => status === 429).length;
