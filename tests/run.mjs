// `npm test`: installs what is missing, then runs every check and every test.
//   npm test                                everything
//   npm test -- --only lint,unit            only these steps
//   npm test -- --only unit groupName       only the unit tests whose path contains this
// The last line is `N passed, N failed`, counting tests; a failed check counts as one. The duration
// of a full run is written to .rollcall/test-run.json.

import { ensureInstalled } from '../dev-host/setup/ensureInstalled.mjs';
import { readArguments } from './runner/readArguments.mjs';
import { runSteps } from './runner/runSteps.mjs';
import { checks } from './runner/checks.mjs';
import { noteRun } from './runner/noteRun.mjs';
import { runTests } from './runner/runTests.mjs';

// process.exit also ends the child processes.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

try {
  const { selected, testProjects, testArguments, isWhole } = readArguments(process.argv.slice(2));
  await ensureInstalled();
  // Forge's own checks need the files that it would deploy. Imported here because esbuild is
  // installed with the rest.
  const { buildFrames } = await import('../dev-host/build/buildFrames.mjs');
  await buildFrames();
  const startedAt = performance.now();
  const passed = await runSteps(checks.filter(({ name }) => selected.has(name)));
  const totals = passed ? await runTests(testProjects, testArguments) : { passed: 0, failed: 1 };
  if (isWhole) noteRun({ seconds: (performance.now() - startedAt) / 1000, ...totals });
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  process.exitCode = totals.failed === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
