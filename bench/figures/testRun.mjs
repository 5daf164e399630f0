import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atMost, unmeasured } from '../report/figure.mjs';
import { ROOT } from '../root.mjs';

const LIMIT_S = 360;
const LAST_RUN = join(ROOT, '.rollcall', 'test-run.json');

/**
 * The duration of the last full `npm test`. A failed run may have ended early, so it doesn't count.
 */
export function showTestRun() {
  const run = lastRun();
  if (run === undefined || run.failed > 0) {
    const why = run === undefined ? 'run npm test first' : 'the last npm test failed';
    return [unmeasured(LIMIT_S, 'npm test, the last full run', 's', `not measured: ${why}`)];
  }
  const { seconds, at } = run;
  return [atMost(LIMIT_S, 'npm test, the last full run', seconds, 's', { measuredAt: at })];
}

function lastRun() {
  try {
    return JSON.parse(readFileSync(LAST_RUN, 'utf8'));
  } catch {
    return undefined;
  }
}
