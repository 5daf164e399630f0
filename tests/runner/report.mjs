import { startProgress } from '../../dev-host/setup/progress.mjs';

/**
 * One progress line for all that runs at the same time. The caller adds the titles of running
 * checks to `checks`, and the state of each running test program to `tests`, and removes them.
 */
export function startReport() {
  const checks = new Set();
  const tests = new Set();
  const { print, stop } = startProgress(() => describe(checks, tests));
  return { checks, tests, print, stop };
}

function describe(checks, tests) {
  const checking = checks.size > 0 ? [`Checking ${[...checks].join(', ')}`] : [];
  return [...checking, ...[describeTests([...tests])].filter(Boolean)].join('. ');
}

function describeTests(tests) {
  if (tests.length === 0) return undefined;
  const started = tests.filter(({ files }) => files !== undefined);
  if (started.length === 0) return 'Testing: getting ready';
  const sum = (count) => started.reduce((total, state) => total + count(state), 0);
  const now = started.flatMap(({ running }) => [...running]);
  const files = `${sum(({ done }) => done)} of ${sum((state) => state.files)} files done`;
  const names = now.map((file) => file.replace(/^tests\//, '')).join(', ');
  return `Testing: ${files}${names === '' ? '' : `, now ${names}`}`;
}
