import { runNode } from './runNode.mjs';

/**
 * Runs the steps in order, `atOnce` at a time, and prints a line when each one ends. After the
 * first failure it prints that step's output and aborts `stop`, which ends all that still runs.
 */
export async function runSteps(steps, { report, stop, atOnce }) {
  const waiting = [...steps];

  const worker = async () => {
    while (!stop.signal.aborted) {
      const step = waiting.shift();
      if (!step) return;
      const started = performance.now();
      report.checks.add(step.title);
      const { ok, output } = await runNode(step.args, { signal: stop.signal });
      report.checks.delete(step.title);
      if (stop.signal.aborted) return;
      const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
      if (ok) {
        report.print(`ok     ${seconds} s  ${step.title}`);
        continue;
      }
      stop.abort();
      const command = `node ${step.args.join(' ')}`;
      report.print(`FAILED ${seconds} s  ${step.title}: ${command}\n\n${output}`);
    }
  };

  await Promise.all(Array.from({ length: atOnce }, worker));
}
