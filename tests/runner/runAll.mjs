import { ensureInstalled } from '../../dev-host/setup/ensureInstalled.mjs';
import { checks } from './checks.mjs';
import { noteRun } from './noteRun.mjs';
import { readArguments } from './readArguments.mjs';
import { startReport } from './report.mjs';
import { runSteps } from './runSteps.mjs';
import { runTests } from './runTests.mjs';

const NEED_LOCAL_FORGE = ['host', 'page', 'browser'];

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
    const startedAt = performance.now();
    const totals = await checkAndTest(selected, testProjects, testArguments);
    if (isWhole) noteRun({ seconds: (performance.now() - startedAt) / 1000, ...totals });
    const { passed, failed } = totals;
    const isOnlyChecks = testProjects.length === 0 && failed === 0;
    console.log(
      isOnlyChecks ? 'All selected checks passed.' : `${passed} passed, ${failed} failed`,
    );
    process.exitCode = failed === 0 ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

async function checkAndTest(selected, testProjects, testArguments) {
  const report = startReport();
  try {
    const all = checks.filter(({ name, within }) => selected.has(name) && !selected.has(within));
    // Building needs esbuild, which may only just be installed, and the checks need what it builds.
    await buildFor(testProjects);
    if (!(await runSteps(all, report))) return { passed: 0, failed: 1 };
    return await runTests(testProjects, testArguments, report);
  } finally {
    report.stop();
  }
}

/** Forge's own checks need the files that it would deploy, some tests the local Forge. */
async function buildFor(testProjects) {
  if (NEED_LOCAL_FORGE.some((project) => testProjects.includes(project))) {
    const { buildOnce } = await import('../setup/buildOnce.mjs');
    return buildOnce();
  }
  const { buildFrames } = await import('../../dev-host/build/buildFrames.mjs');
  return buildFrames();
}
