import { join } from 'node:path';
import { runNode } from '../../tests/runner/runNode.mjs';
import { BACKEND_BUNDLE, forgeBundles } from '../local/forgeBundles.mjs';
import { atMost } from '../report/figure.mjs';
import { ROOT } from '../root.mjs';
import { median } from '../statistics.mjs';

const LIMIT_MS = 150;
const PROCESSES = 9;
const IMPORT_ONCE = join(ROOT, 'bench', 'importOnce.cjs');

/** The time that a fresh process takes to load the backend, which a cold start adds. */
export async function measureImportTime() {
  await forgeBundles();
  const samples = [];
  for (let done = 0; done < PROCESSES; done += 1) {
    const { ok, output } = await runNode([IMPORT_ONCE, BACKEND_BUNDLE]);
    if (!ok) throw new Error(`The backend bundle cannot be loaded:\n${output}`);
    samples.push(Number(output));
  }
  const figure = `import of the backend bundle, median of ${PROCESSES} processes`;
  return [atMost(LIMIT_MS, figure, median(samples), 'ms', { samples })];
}
