import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atMost, unmeasured } from '../report/figure.mjs';
import { ROOT } from '../root.mjs';

const LIMIT_S = 360;
const LAST_RUN = join(ROOT, '.rollcall', 'test-run.json');

/** How long the last whole `npm test` took. A run that failed may have ended early: it says nothing. */
export function showTestRun() {
  const run = lastRun();
  if (run === undefined || run.failed > 0) {
    const why = run === undefined ? 'run npm test first' : 'the last npm test failed';
    return [unmeasured(LIMIT_S, 'npm test, the last whole run', 's', `not measured: ${why}`)];
  }
  const { seconds, at } = run;
  return [atMost(LIMIT_S, 'npm test, the last whole run', seconds, 's', { measuredAt: at })];
}

function lastRun() {
  try {
    return JSON.parse(readFileSync(LAST_RUN, 'utf8'));
  } catch {
    return undefined;
  }
}
