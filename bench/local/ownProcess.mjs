import { spawn } from 'node:child_process';

const isWindows = process.platform === 'win32';

/**
 * Starts a command in its own process group. `end` ends the group and resolves when the command has
 * exited; it ends with this process too. `output` returns what it printed.
 */
export function startProcess(command, args, { cwd, shell = false }) {
  const stdio = ['ignore', 'pipe', 'pipe'];
  const child = spawn(command, args, {
    cwd,
    env: simulatedOnly(),
    shell,
    stdio,
    detached: !isWindows,
  });
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  child.once('error', (error) => chunks.push(Buffer.from(error.message)));
  const isGone = () =>
    child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  const signal = () => {
    if (isGone()) return;
    if (isWindows) child.kill();
    else process.kill(-child.pid, 'SIGTERM');
  };
  process.once('exit', signal);
  const gone = new Promise((resolve) => {
    child.once('error', resolve);
    child.once('close', resolve);
  }).then(() => process.removeListener('exit', signal));

  return {
    isGone,
    output: () => Buffer.concat(chunks).toString('utf8'),
    end: async () => {
      signal();
      await gone;
    },
  };
}

/** The environment without variables that would point the local Forge at a real site. */
const simulatedOnly = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('ROLLCALL_')));
