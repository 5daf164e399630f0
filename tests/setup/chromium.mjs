import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { installedChromium } from './installedChromium.mjs';

const ADVICE =
  'Install Chromium, Chrome or Edge, or set CHROMIUM_PATH to the program of one of them.';

/**
 * The path of a Chromium-like browser: CHROMIUM_PATH; else an installed Chromium, Chrome or Edge;
 * else one installed now: the system's package (as root on a Debian-like system) or playwright's
 * own download. Throws with what to install where all of that fails.
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, and there is no such file. ${ADVICE}`);
  }
  const found = installedChromium() ?? downloaded() ?? installPackage() ?? download();
  if (found) return found;
  throw new Error(`No browser was found for the tests, and none could be installed. ${ADVICE}`);
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

/** Runs a program to its end. Its output goes to stderr; whether it helped is looked up after. */
function run(program, args, env) {
  console.error(`Installing a browser for the tests: ${program} ${args.join(' ')}`);
  spawnSync(program, args, { env, stdio: ['ignore', 2, 2] });
}
