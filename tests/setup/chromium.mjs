import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { installedChromium } from './installedChromium.mjs';

const ADVICE =
  'Install Chromium, Chrome or Edge, or set CHROMIUM_PATH to the program file of one of them.';

/**
 * The path of a Chromium-like browser: CHROMIUM_PATH, an installed Chromium, Chrome or Edge, or one
 * that it installs: the system's package (as root on a Debian-like system) or Playwright's own
 * download. If all of that fails, throws an error that says what to install.
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, but that file does not exist. ${ADVICE}`);
  }
  const found = installedChromium() ?? downloaded() ?? installPackage() ?? download();
  if (found) return found;
  throw new Error(`The tests found no browser, and could not install one. ${ADVICE}`);
}

function downloaded() {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function installPackage() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update'], env);
  run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], env);
  return installedChromium();
}

function download() {
  const cli = fileURLToPath(new URL('../../node_modules/playwright-core/cli.js', import.meta.url));
  run(process.execPath, [cli, 'install', 'chromium'], process.env);
  return downloaded();
}

/** Runs a program to its end. Its output goes to stderr; the caller checks whether it helped. */
function run(program, args, env) {
  console.error(`Installing a browser for the tests: ${program} ${args.join(' ')}`);
  spawnSync(program, args, { env, stdio: ['ignore', 2, 2] });
}
