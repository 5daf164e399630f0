import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { readMarkdown } from '../../documents/markdown';

const PAGE = path.resolve(__dirname, '../../../docs/web-trigger.md');
const ACCOUNT_ID = '5b10ac8d82e05b22cc7d4ef5'; // everyone's, in the examples
const TIME_LIMIT_MS = 30_000;

export type Example = { code: string; answer: string };

/**
 * The example in docs/web-trigger.md under a heading: its code with this account ID, and the answer
 * that the page shows below it, or '' if it shows none.
 */
export const documentedExample = (
  heading: string,
  language: string,
  accountId: string,
): Example => {
  const fences = readMarkdown(readFileSync(PAGE, 'utf8')).fences.filter(
    (fence) => fence.heading === heading,
  );
  const [code, answer] = fences;
  if (code?.language !== language)
    throw new Error(`${PAGE} has no ${language} example under "${heading}".`);
  const pieces = code.text.split(ACCOUNT_ID);
  if (pieces.length !== 2)
    throw new Error(`The example under "${heading}" should name ${ACCOUNT_ID} once.`);
  return { code: pieces.join(accountId), answer: answer?.text ?? '' };
};

/** The programs that this machine lacks. A command that does nothing tests each of them. */
export const missingPrograms = (trials: readonly (readonly [string, ...string[]])[]): string[] =>
  trials.flatMap(([program, ...args]) =>
    spawnSync(program, args, { stdio: 'ignore' }).status === 0 ? [] : [program],
  );

/** Runs a program with additional environment variables; returns its output. Throws if it fails. */
export const output = async (
  program: string,
  args: readonly string[],
  variables: Record<string, string>,
): Promise<string> => {
  // On a machine with a web proxy, requests to its own addresses must not use the proxy.
  const direct = { NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' };
  const env = { ...process.env, ...direct, ...variables };
  const { stdout } = await promisify(execFile)(program, args, { env, timeout: TIME_LIMIT_MS });
  return stdout;
};
