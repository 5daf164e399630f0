import { startProgress } from '../../dev-host/setup/progress.mjs';
import { runNode } from './runNode.mjs';

// Two at a time: most of the checks use one core, and the smallest machines have two.
const AT_ONCE = 2;

/**
 * Runs the steps in order, some at a time, and prints a line when each one ends. After the first
 * failure it prints that step's output, ends the others and returns false.
 */
export async function runSteps(steps) {
  const waiting = [...steps];
  const running = new Set();
  const stop = new AbortController();
  const progress = startProgress(() => `Checking ${[...running].join(', ')}`);

  const worker = async () => {
    while (!stop.signal.aborted) {
      const step = waiting.shift();
      if (!step) return;
      const started = performance.now();
      running.add(step.title);
      const { ok, output } = await runNode(step.args, { signal: stop.signal });
      running.delete(step.title);
      if (stop.signal.aborted) return;
      const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
      if (ok) {
        progress.print(`ok     ${seconds} s  ${step.title}`);
        continue;
      }
      stop.abort();
      const command = `node ${step.args.join(' ')}`;
      progress.print(`FAILED ${seconds} s  ${step.title}: ${command}\n\n${output}`);
    }
  };

  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } finally {
    progress.stop();
  }
  return !stop.signal.aborted;
}
