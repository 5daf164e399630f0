import { fileURLToPath } from 'node:url';
import { runNode } from './runNode.mjs';

const fileHere = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The test projects, by the program that runs them. */
const PROGRAMS = [
  { projects: ['unit', 'contract', 'storm'], args: jestArgs },
  { projects: ['host'], args: jestArgs },
  { projects: ['page'], args: playwrightArgs },
  { projects: ['browser'], args: playwrightArgs },
];

function jestArgs(projects, more) {
  return [
    ...['node_modules/jest/bin/jest.js', '--ci', '--silent', '--passWithNoTests'],
    ...['--reporters', fileHere('jestReporter.mjs')],
    ...['--selectProjects', ...projects, '--', ...more],
  ];
}

function playwrightArgs([project], more) {
  return [
    ...['node_modules/@playwright/test/cli.js', 'test', '--config', `tests/${project}`],
    ...['--pass-with-no-tests', '--reporter', fileHere('playwrightReporter.mjs'), ...more],
  ];
}

const COLORS = { FORCE_COLOR: process.stdout.isTTY ? '1' : '0' };

// Jest gives its processes half a second to end, which is too short on a busy machine.
const ENDED_LATE = 'A worker process has failed to exit gracefully';

export const TEST_PROJECTS = PROGRAMS.flatMap(({ projects }) => projects);

/**
 * Runs these projects' tests. Those of the local Forge and of the page often wait, so they run beside
 * the others. Playwright's two projects run one after the other. Reports progress and what failed.
 * Returns how many tests passed and failed. A test file that can't run, and a program that ends early,
 * count as failed.
 */
export async function runTests(projects, moreArguments, report) {
  const run = (program) => {
    const selected = projects.filter((project) => program.projects.includes(project));
    if (selected.length === 0) return { passed: 0, failed: 0 };
    return runProgram(program.args(selected, moreArguments), report);
  };
  const [inJest, host, page, browser] = PROGRAMS;
  const inPlaywright = async () => [await run(page), await run(browser)];
  const all = (await Promise.all([run(inJest), run(host), inPlaywright()])).flat();
  const passed = all.reduce((sum, totals) => sum + totals.passed, 0);
  const failed = all.reduce((sum, totals) => sum + totals.failed, 0);
  if (projects.length === 0 || passed + failed > 0) return { passed, failed };
  report.print(`No test matches: ${moreArguments.join(' ')}`);
  return { passed, failed: 1 };
}

async function runProgram(args, report) {
  const state = { files: undefined, done: 0, running: new Set(), totals: undefined };
  report.tests.add(state);
  const onMessage = (message) => {
    update(state, message);
    for (const text of [message.failure, message.note]) if (text !== undefined) report.print(text);
  };
  try {
    const onStderr = (text) => {
      const lines = text.trimEnd().split('\n');
      const shown = lines.filter((line) => !line.includes(ENDED_LATE));
      if (shown.length > 0) report.print(shown.join('\n'));
    };
    const { ok, output } = await runNode(args, { onMessage, onStderr, env: COLORS });
    if (state.totals === undefined) report.print(output.trimEnd());
    const { passed, failed } = state.totals ?? { passed: 0, failed: 1 };
    return { passed, failed: ok ? failed : Math.max(failed, 1) };
  } finally {
    report.tests.delete(state);
  }
}

/** Takes in what the reporters send. */
function update(state, { kind, files, file, totals }) {
  if (kind === 'run-started') state.files = files;
  if (kind === 'file-started') state.running.add(file);
  if (kind === 'file-done') {
    state.running.delete(file);
    state.done += 1;
  }
  if (kind === 'run-done') state.totals = totals;
}
