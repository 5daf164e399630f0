import { addRows, makePlan } from '../local/bulkPlan.mjs';

const GROUPS = 10;
const STEP_MS = 37_000; // the platform's 55 s, less the 18 s that a step keeps for its end
const SAMPLE_EVERY = 100; // requests to Confluence

/**
 * The most bytes by which the used heap grows during the first step of a job of `rows` adds.
 * Garbage is collected before each measurement.
 */
export async function measureStepHeap({ time, site, forge }, rows) {
  const groups = Array.from({ length: GROUPS }, (_, at) => site.makeGroup(`bench ${at}`));
  await applyAll({ time, site, forge }, [site.makeGroup('warm up')], 500);
  const approved = await makePlan(forge.call, groups, addRows(site.newcomers, GROUPS, rows));
  let asked = 0;
  let peak = 0;
  const inUse = () => {
    globalThis.gc();
    return process.memoryUsage().heapUsed;
  };
  const base = inUse();
  site.onRequest = () => {
    asked += 1;
    if (asked % SAMPLE_EVERY === 0) peak = Math.max(peak, inUse());
  };
  await forge.call('startJob', approved);
  await time.pause(STEP_MS);
  return { bytes: peak - base, requests: asked };
}

/** Runs a whole job first, so that all code is loaded and compiled. */
async function applyAll({ time, site, forge }, groups, rows) {
  const { call } = forge;
  const approved = await makePlan(call, groups, addRows(site.newcomers, groups.length, rows));
  await call('startJob', approved);
  while ((await call('getJob', { jobId: approved.planId })).state !== 'done')
    await time.pause(1_000);
}
