import { spawn } from 'node:child_process';

/**
 * Runs Node with these arguments in the current folder until it ends or the signal ends it.
 * Gives whether it ended well, and all that it printed. Ends with this process.
 */
export function runNode(args, signal) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    const end = () => child.kill();
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    signal.addEventListener('abort', end);
    process.once('exit', end);
    child.once('error', reject);
    child.once('close', (code) => {
      signal.removeEventListener('abort', end);
      process.removeListener('exit', end);
      resolve({ ok: code === 0, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}
