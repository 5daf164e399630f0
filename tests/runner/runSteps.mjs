import { runNode } from './runNode.mjs';

// Two at a time: most of the checks use one core, and the smallest machines have two.
const AT_ONCE = 2;

// In MB. They make much that is soon thrown away; with the default, a tenth of their time goes into
// that.
const YOUNG_MEMORY = '--max-semi-space-size=128';

/**
 * Runs the steps in order, some at a time, and prints a line when each one ends. After the first
 * failure it prints that step's output and ends the others. Returns whether all succeeded.
 */
export async function runSteps(steps, report) {
  const waiting = [...steps];
  const stop = new AbortController();

  const worker = async () => {
    while (!stop.signal.aborted) {
      const step = waiting.shift();
      if (!step) return;
      const started = performance.now();
      report.checks.add(step.title);
      const { ok, output } = await runNode([YOUNG_MEMORY, ...step.args], { signal: stop.signal });
      report.checks.delete(step.title);
      if (stop.signal.aborted) return;
      const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
      if (ok) {
        report.print(`ok     ${seconds} s  ${step.title}`);
        continue;
      }
      stop.abort();
      const unfinished = [...report.checks, ...waiting.map(({ title }) => title)];
      const command = `node ${step.args.join(' ')}`;
      report.print(`FAILED ${seconds} s  ${step.title}: ${command}\n\n${output}`);
      if (unfinished.length > 0) report.print(`Not checked: ${unfinished.join('; ')}`);
    }
  };

  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return !stop.signal.aborted;
}
