import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { runNode } from './runNode.mjs';

const REPORT = '.rollcall/jest.json';

/**
 * Runs these jest projects, shows their output, and returns how many tests passed and failed. A
 * test file that cannot run, and a jest that ends without a report, count as failed.
 */
export async function runTests(projects, jestArguments) {
  if (projects.length === 0) return { passed: 0, failed: 0 };
  mkdirSync('.rollcall', { recursive: true });
  rmSync(REPORT, { force: true });
  const jest = [
    ...['node_modules/jest/bin/jest.js', '--ci', '--silent', '--json', '--outputFile', REPORT],
    ...['--selectProjects', ...projects, '--', ...jestArguments],
  ];
  const { ok } = await runNode(jest, { live: true });
  const { passed, failed } = readReport();
  return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

function readReport() {
  let report;
  try {
    report = JSON.parse(readFileSync(REPORT, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 }; // jest ended before it wrote a report
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
  };
}
