import { spawn } from 'node:child_process';

/**
 * Runs Node with these arguments in the current folder. The signal or the end of this process ends
 * it. Returns whether it succeeded, and its output; with `live`, its stderr is shown at once and no
 * output is kept.
 */
export function runNode(args, { signal, live = false } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = live ? ['ignore', 'ignore', 'inherit'] : ['ignore', 'pipe', 'pipe'];
    const child = spawn(process.execPath, args, { stdio });
    const chunks = [];
    const end = () => child.kill();
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    signal?.addEventListener('abort', end);
    process.once('exit', end);
    child.once('error', reject);
    child.once('close', (code) => {
      signal?.removeEventListener('abort', end);
      process.removeListener('exit', end);
      resolve({ ok: code === 0, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}
