import { spawn } from 'node:child_process';

/**
 * Runs Node with these arguments in the current folder. The signal or the end of this process ends
 * it. Returns whether it succeeded, and its output. `onStderr` gets stderr as it comes, instead of
 * the output. `onMessage` gets what the process sends with `process.send`. `env` is added to the
 * environment.
 */
export function runNode(args, { signal, onStderr, onMessage, env } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', 'pipe', 'pipe', ...(onMessage ? ['ipc'] : [])];
    const child = spawn(process.execPath, args, { stdio, env: { ...process.env, ...env } });
    let output = '';
    const end = () => child.kill();
    const keep = (text) => (output += text);
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', onStderr ?? keep);
    if (onMessage) child.on('message', onMessage);
    signal?.addEventListener('abort', end);
    process.once('exit', end);
    child.once('error', reject);
    child.once('close', (code) => {
      signal?.removeEventListener('abort', end);
      process.removeListener('exit', end);
      resolve({ ok: code === 0, output });
    });
  });
}
