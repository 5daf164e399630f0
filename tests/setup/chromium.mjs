import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { installedChromium } from './installedChromium.mjs';

const ADVICE =
  'install Chromium, Chrome or Edge, or set CHROMIUM_PATH to the program file of one of them.';

/**
 * The path of a Chromium-like browser: CHROMIUM_PATH, an installed Chromium, Chrome or Edge, or one
 * that it installs: the system's package (as root on a Debian-like system) or Playwright's own
 * download. If all these `ways` fail, throws an error that says what to install.
 */
export async function findChromium(
  ways = [installedChromium, downloaded, installPackage, download],
) {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, but that file does not exist: ${ADVICE}`);
  }
  for (const way of ways) {
    const path = way();
    if (path) return path;
  }
  throw new Error(`The tests need a browser and could not install one: ${ADVICE}`);
}

function downloaded() {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function installPackage() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update'], env);
  // Only Debian has the first one. It is smaller and quicker.
  const isKnown = (name) =>
    spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0;
  const name = ['chromium-headless-shell', 'chromium'].find(isKnown) ?? 'chromium';
  run('apt-get', ['install', '-y', '--no-install-recommends', name], env);
  return installedChromium();
}

function download() {
  const cli = fileURLToPath(new URL('../../node_modules/@playwright/test/cli.js', import.meta.url));
  run(process.execPath, [cli, 'install', 'chromium'], process.env);
  return downloaded();
}

/**
 * Runs a program to its end. If it fails, names the command and its last error on stderr: the
 * rest is a log or a stack trace, and running the command again shows it.
 */
function run(program, args, env) {
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    env,
    encoding: 'utf8',
    maxBuffer: Infinity,
  });
  if (status === 0) return;
  const lines = `${stdout ?? ''}\n${stderr ?? ''}`.split('\n').map((line) => line.trim());
  const reason = error?.message ?? lines.findLast((line) => /\berror\b|^E:/i.test(line));
  console.error(
    `\`${[program, ...args].join(' ')}\` failed: ${reason ?? `it ended with ${status}`}`,
  );
}
