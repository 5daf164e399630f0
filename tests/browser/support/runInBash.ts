import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * Runs a script as somebody who pastes it into their shell, with more environment variables. Gives
 * what it printed; rejects where it ends badly.
 */
export const runInBash = async (
  script: string,
  variables: Readonly<Record<string, string>>,
): Promise<string> => {
  const env = { ...process.env, ...variables, no_proxy: '127.0.0.1' };
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { env });
  return stdout;
};
