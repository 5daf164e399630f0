import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const REPORT = '.rollcall/jest.json';

/**
 * Runs these jest projects with their output shown as it comes, and gives how many tests passed
 * and failed. A test file that cannot run, and a jest that ends without a report, count as failed.
 */
export function runTests(projects, jestArguments) {
  if (projects.length === 0) return { passed: 0, failed: 0 };
  mkdirSync('.rollcall', { recursive: true });
  rmSync(REPORT, { force: true });
  const { status } = spawnSync(
    process.execPath,
    [
      'node_modules/jest/bin/jest.js',
      ...['--ci', '--json', '--outputFile', REPORT],
      ...['--selectProjects', ...projects, '--'],
      ...jestArguments,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const { passed, failed } = readReport();
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1) };
}

function readReport() {
  let report;
  try {
    report = JSON.parse(readFileSync(REPORT, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
  };
}
