import { addRows, makePlan } from '../local/bulkPlan.mjs';

const GROUPS = 10;
const STEP_MS = 37_000; // what a step has: the platform's 55 s but for 18 s to come to an end in
const SAMPLE_EVERY = 100; // requests to Confluence

/**
 * By how many bytes the heap that is in use grows at the most while the first step of a job of so
 * many adds runs. What is garbage is collected before each look.
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

/** A whole job first, so that what is loaded and compiled once is there. */
async function applyAll({ time, site, forge }, groups, rows) {
  const { call } = forge;
  const approved = await makePlan(call, groups, addRows(site.newcomers, groups.length, rows));
  await call('startJob', approved);
  while ((await call('getJob', { jobId: approved.planId })).state !== 'done')
    await time.pause(1_000);
}
