// `npm run test:storm`: the tests with random runs, ten times as many runs as in `npm test`.
//   npm run test:storm -- 50      fifty times as many

import { ensureInstalled } from '../dev-host/setup/ensureInstalled.mjs';
import { startReport } from './runner/report.mjs';
import { runTests } from './runner/runTests.mjs';

const times = Number(process.argv[2] ?? 10);
if (!Number.isInteger(times) || times < 1) {
  console.error('Give a whole number from 1 on: npm run test:storm -- 10');
  process.exit(1);
}
await ensureInstalled();
process.env.STORM_TIMES = String(times);
const report = startReport();
const { passed, failed } = await runTests(['storm'], [], report);
report.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
