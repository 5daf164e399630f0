import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * Runs a script like a person who pastes it into a shell, with more environment variables. Returns
 * its output without the last line break, and rejects if it fails.
 */
export const runInBash = async (
  script: string,
  variables: Readonly<Record<string, string>>,
): Promise<string> => {
  const env = { ...process.env, ...variables, no_proxy: '127.0.0.1' };
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { env });
  return stdout.trimEnd();
};
