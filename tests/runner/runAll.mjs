import { ensureInstalled } from '../../dev-host/setup/ensureInstalled.mjs';
import { checks } from './checks.mjs';
import { noteRun } from './noteRun.mjs';
import { readArguments } from './readArguments.mjs';
import { runSteps } from './runSteps.mjs';
import { runTests } from './runTests.mjs';

/**
 * Installs what is missing and runs the selected checks and tests. Prints the totals and sets the
 * exit code: 0 if nothing failed, otherwise 1.
 */
export async function runAll(args) {
  // process.exit also ends the child processes.
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  try {
    const { selected, testProjects, testArguments, isWhole } = readArguments(args);
    await ensureInstalled();
    // Forge's own checks need the files that it would deploy. Imported here because esbuild is
    // installed with the rest.
    const { buildFrames } = await import('../../dev-host/build/buildFrames.mjs');
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
}
