// `npm run bench`: measures what this project promises, and shows each figure beside its target.
//   npm run bench                           everything, some minutes; writes .rollcall/bench.json
//   npm run bench -- --only requests,start  these alone, to look at; writes nothing
//   npm run bench -- --strict               fails unless every target is met

import { ensureInstalled } from '../dev-host/setup/ensureInstalled.mjs';
import { figures } from './figures.mjs';
import { readArguments } from './readArguments.mjs';
import { isMissed } from './report/figure.mjs';
import { describeMachine } from './report/machine.mjs';
import { measure } from './report/measure.mjs';
import { table } from './report/table.mjs';
import { writeReport } from './report/writeReport.mjs';
import { ROOT } from './root.mjs';

// process.exit also ends the child processes.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

try {
  const { selected, isStrict, isWhole } = readArguments(process.argv.slice(2), figures);
  process.chdir(ROOT);
  await ensureInstalled();
  const machine = describeMachine(); // before the build adds to the load
  const { build } = await import('../dev-host/build/build.mjs');
  await build();
  const { rows, failures } = await measure(selected);
  console.log(table(rows, machine));
  if (isWhole) console.log(`\nWritten to ${writeReport(rows, machine)}.`);
  if (failures > 0 || (isStrict && rows.some(isMissed))) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
