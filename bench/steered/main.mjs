// A process in steered time, bundled and started by `bench/local/steered.mjs`:
//   <manifest.yml> <backend bundle> twoJobs       two jobs of 50,000 adds
//   <manifest.yml> <backend bundle> burst <limit> [bucket|window]  two jobs at this burst limit
//   <manifest.yml> <backend bundle> unpaced <limit>  the same adds without a job
//   <manifest.yml> <backend bundle> wide <ms>     500 groups and their undo, with this latency
//   <manifest.yml> <backend bundle> heap <rows>   the heap of one step; with --expose-gc
// Prints its result as JSON.

import { addAtBurstLimit, applyAtBurstLimit } from './burst.mjs';
import { measureStepHeap } from './stepHeap.mjs';
import { steerThisProcess } from './steerThisProcess.mjs';
import { makeSteeredForge } from './steeredForge.mjs';
import { makeSteeredSite } from './steeredSite.mjs';
import { makeSteeredTime } from './steeredTime.mjs';
import { applyTwoJobs } from './twoJobs.mjs';
import { applyWide } from './wide.mjs';

const START = Date.UTC(2026, 0, 5, 8, 58); // a little before a full hour
const PEOPLE = 5_500; // over 5,000 of them can be added

const [manifestFile, backendFile, what, amount, ...more] = process.argv.slice(2);

const TASKS = {
  burst: applyAtBurstLimit,
  unpaced: addAtBurstLimit,
  twoJobs: applyTwoJobs,
  wide: applyWide,
  heap: measureStepHeap,
};

const run = async () => {
  const time = makeSteeredTime(START);
  steerThisProcess(time);
  const site = makeSteeredSite(time, PEOPLE);
  const forge = await makeSteeredForge({ time, site, manifestFile, backendFile });
  const deps = { time, site, forge };
  return time.until(TASKS[what](deps, Number(amount), ...more));
};

run().then(
  (found) => {
    process.stdout.write(`${JSON.stringify(found)}\n`, () => process.exit(0));
  },
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
