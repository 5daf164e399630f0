// `npm run test:storm`: the project `storm`, with ten times as many random runs as in `npm test`, and
// at least 2,000 of each kind. Prints how many ran, and how many broke a rule.
//   npm run test:storm -- 50      fifty times as many

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureInstalled } from '../dev-host/setup/ensureInstalled.mjs';
import { startReport } from './runner/report.mjs';
import { runTests } from './runner/runTests.mjs';

const times = Number(process.argv[2] ?? 10);
if (!Number.isInteger(times) || times < 1) {
  console.error('Give a whole number from 1 on: npm run test:storm -- 10');
  process.exit(1);
}
await ensureInstalled();
const folder = await mkdtemp(path.join(tmpdir(), 'rollcall-storm-'));
process.env.STORM_TIMES = String(times);
process.env.STORM_REPORT = path.join(folder, 'report.jsonl');
const report = startReport();
const { passed, failed } = await runTests(['storm'], [], report);
report.stop();

const lines = await readFile(process.env.STORM_REPORT, 'utf8').catch(() => '');
await rm(folder, { recursive: true });
for (const line of lines.split('\n').filter(Boolean)) {
  const { name, runs, violations, seen } = JSON.parse(line);
  console.log(`${name}: ${runs} runs, ${violations.length} violations`);
  console.log(`  ${JSON.stringify(seen)}`);
  for (const violation of violations) console.log(`  ${violation}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
