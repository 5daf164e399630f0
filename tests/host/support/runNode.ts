import { spawn } from 'node:child_process';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '../../..');

export type Ended = { code: number | null; stdout: string; stderr: string };

/** Runs Node with these arguments to its end. `env` is added to this process's own. */
export const runNode = (
  args: readonly string[],
  { cwd = ROOT, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended: Ended = { code: null, stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (ended.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (ended.stderr += text));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ ...ended, code });
    });
  });

/** Runs the text of a module in the project's folder. */
export const runModule = (text: string, cwd = ROOT): Promise<Ended> =>
  runNode(['--input-type=module', '--eval', text], { cwd });
