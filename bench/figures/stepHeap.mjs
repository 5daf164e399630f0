import { inSteeredTime } from '../local/steered.mjs';
import { atMost } from '../report/figure.mjs';

const ROWS = [1_000, 50_000];
const LIMIT_MB = 64;
const MB = 1_024 * 1_024;

/** The memory that one step of a job needs, which must not depend on the job's size. */
export async function measureStepHeap() {
  const figures = [];
  for (const rows of ROWS) {
    const { bytes, requests } = await inSteeredTime('heap', String(rows));
    const figure = `heap growth of a step, job of ${rows} rows`;
    figures.push(atMost(LIMIT_MB, figure, bytes / MB, 'MB', { requests }));
  }
  return figures;
}
