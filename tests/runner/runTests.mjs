import { fileURLToPath } from 'node:url';
import { startProgress } from '../../dev-host/setup/progress.mjs';
import { runNode } from './runNode.mjs';

const REPORTER = fileURLToPath(new URL('jestReporter.mjs', import.meta.url));

/**
 * Runs these jest projects, shows their progress and what failed, and returns how many tests passed
 * and failed. A test file that cannot run, and a jest that ends early, count as failed.
 */
export async function runTests(projects, jestArguments) {
  if (projects.length === 0) return { passed: 0, failed: 0 };
  const state = { files: undefined, done: 0, running: new Set(), totals: undefined };
  const progress = startProgress(() => describe(state));
  const jest = [
    ...['node_modules/jest/bin/jest.js', '--ci', '--silent', '--reporters', REPORTER],
    ...(process.stdout.isTTY ? ['--colors'] : []),
    ...['--selectProjects', ...projects, '--', ...jestArguments],
  ];
  const onMessage = (message) => {
    update(state, message);
    if (message.failure !== undefined) progress.print(message.failure);
  };
  try {
    const onStderr = (text) => progress.print(text.trimEnd());
    const { ok, output } = await runNode(jest, { onMessage, onStderr });
    if (state.totals === undefined) progress.print(output.trimEnd());
    const { passed, failed } = state.totals ?? { passed: 0, failed: 1 };
    return { passed, failed: ok ? failed : Math.max(failed, 1) };
  } finally {
    progress.stop();
  }
}

/** Takes in what jestReporter.mjs sends. */
function update(state, { kind, files, file, totals }) {
  if (kind === 'run-started') state.files = files;
  if (kind === 'file-started') state.running.add(file);
  if (kind === 'file-done') {
    state.running.delete(file);
    state.done += 1;
  }
  if (kind === 'run-done') state.totals = totals;
}

function describe({ files, done, running }) {
  if (files === undefined) return 'Testing: getting ready';
  const now = [...running].map((file) => file.replace(/^tests\//, '')).join(', ');
  return `Testing: ${done} of ${files} files done${now === '' ? '' : `, now ${now}`}`;
}
