// `npm test`: installs what is missing, then runs every check and every test.
//   npm test                                everything
//   npm test -- --only lint,unit            these steps alone
//   npm test -- --only unit groupName       … and of the test files those whose path says so
// The last line is `N passed, N failed`, counting tests; a check that failed counts as one. How long
// a run of everything took is left in .rollcall/test-run.json.

import { ensureInstalled } from '../dev-host/setup/ensureInstalled.mjs';
import { readArguments } from './runner/readArguments.mjs';
import { runSteps } from './runner/runSteps.mjs';
import { checks } from './runner/checks.mjs';
import { noteRun } from './runner/noteRun.mjs';
import { runTests } from './runner/runTests.mjs';

// Leaving by process.exit ends what was started.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

try {
  const { selected, testProjects, testArguments, isWhole } = readArguments(process.argv.slice(2));
  await ensureInstalled();
  // Forge's own checks want to see what it would deploy. Not at the top: esbuild comes with the rest.
  const { buildFrames } = await import('../dev-host/build/buildFrames.mjs');
  await buildFrames();
  const begun = performance.now();
  const passed = await runSteps(checks.filter(({ name }) => selected.has(name)));
  const totals = passed ? await runTests(testProjects, testArguments) : { passed: 0, failed: 1 };
  if (isWhole) noteRun({ seconds: (performance.now() - begun) / 1000, ...totals });
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  process.exitCode = totals.failed === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
