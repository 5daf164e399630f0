import { addRows, makePlan } from '../local/bulkPlan.mjs';

const JOBS = 2;
const ADDS = 50_000;
const GROUPS = 10; // each, with 5,000 people
const POLL_MS = 60_000;
const HOUR_MS = 3_600_000;

/**
 * Two jobs of 50,000 adds at once, started at a full hour, with no points in reserve for others:
 * how long they take, and the results of the rows.
 */
export async function applyTwoJobs({ time, site, forge }) {
  const { call } = forge;
  const { mostRemovals, mostRemovedPercent, changed } = await call('getSettings');
  await call('saveSettings', {
    ...{ mostRemovals, mostRemovedPercent, pointsLeftPercent: 0 },
    changedAt: changed?.at,
  });
  const plans = [];
  for (let job = 0; job < JOBS; job += 1) {
    const groups = Array.from({ length: GROUPS }, (_, at) => site.makeGroup(`bench ${job} ${at}`));
    const rows = addRows(site.newcomers, GROUPS, ADDS);
    plans.push({ groups, approved: await makePlan(call, groups, rows) });
  }
  await time.pause(HOUR_MS - (time.now() % HOUR_MS));
  const startedAt = time.now();
  for (const { approved } of plans) await call('startJob', approved);
  const jobs = [];
  for (const { approved } of plans) jobs.push(await whenDone(forge, time, approved.planId));
  const ends = jobs.map(({ endedAt }) => Date.parse(endedAt));
  const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);
  return {
    hours: (Math.max(...ends) - startedAt) / HOUR_MS,
    rows: JOBS * ADDS,
    added: sum(jobs.map(({ counts }) => counts.added ?? 0)),
    members: sum(plans.flatMap(({ groups }) => groups.map(site.countMembers))),
    answers: Object.fromEntries(site.answers),
  };
}

/**
 * Waits for the job. While the pool is empty the page cannot read it, because the admin check fails
 * too.
 */
async function whenDone({ ask }, time, jobId) {
  for (;;) {
    const { ok, value } = await ask('getJob', { jobId });
    if (ok && value.state === 'done') return value;
    await time.pause(POLL_MS);
  }
}
