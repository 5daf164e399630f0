import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startProgress } from './progress.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const POLL_MS = 300;
// `npm --silent start` passes its log level on, and npm would then not say why it fails.
const NPM_ARGS = ['ci', '--no-audit', '--no-fund', '--loglevel=notice'];
const NETWORK_CODES =
  /^npm (?:error|ERR!) code (?:E(?:NOTFOUND|AI_AGAIN|CONN\w+|TIMEDOUT|IDLETIMEOUT|NETUNREACH|HOSTUNREACH)|ERR_SOCKET_TIMEOUT)$/m;
const REASON = /^npm (?:error|ERR!) .*reason: *(.+)$/m;

/**
 * Makes node_modules match package-lock.json: runs `npm ci` if it doesn't. Several processes may
 * call this at once; one installs, the others wait for it. Prints to stderr. If the installation
 * fails, rejects with a message that says what to do.
 */
export async function ensureInstalled() {
  if (missingPackage() === undefined) return;
  let activity = 'Waiting for another process that installs the packages';
  const progress = startProgress(() => activity);
  try {
    await oneAtATime(join(ROOT, '.rollcall', 'install.lock'), async () => {
      const missing = missingPackage(); // another process may have installed meanwhile
      if (missing === undefined) return;
      const count = (Math.round(countPackages() / 100) * 100).toLocaleString('en-US');
      console.error(
        `Installing about ${count} packages (${missing}). Forge's tools and Atlassian's ` +
          'components are large, so this takes a few minutes.',
      );
      activity = 'Installing packages';
      await npmCi();
      progress.stop();
      console.error(`Installed the packages in ${progress.elapsed()}.`);
    });
  } finally {
    progress.stop();
  }
}

/**
 * Runs `work` while no other process runs it with the same lock file. Other processes wait. The lock
 * of a process that has ended is removed.
 */
async function oneAtATime(lockFile, work) {
  mkdirSync(dirname(lockFile), { recursive: true });
  while (!takeLock(lockFile)) await pause(POLL_MS);
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function takeLock(lockFile) {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isAlive(holderOf(lockFile))) rmSync(lockFile, { force: true });
    return false;
  }
}

function holderOf(lockFile) {
  try {
    // An empty file belongs to a process that is about to write its number. So it is kept.
    return Number(readFileSync(lockFile, 'utf8')) || process.pid;
  } catch {
    return process.pid; // it was just removed
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The first package that is missing or has another version than in package-lock.json. */
function missingPackage() {
  const locked = readPackages('package-lock.json');
  if (locked === undefined) throw new Error('package-lock.json is missing or not JSON.');
  // npm writes this after a successful install. It lists what node_modules contains.
  const installed = readPackages('node_modules/.package-lock.json');
  if (installed === undefined) return 'nothing is installed yet';
  for (const [path, { version, optional, link }] of Object.entries(locked)) {
    if (path === '' || link) continue;
    // An optional package may be for another platform.
    if (installed[path] === undefined && optional) continue;
    if (installed[path]?.version !== version) return `${nameOf(path)} ${version} is missing`;
  }
  const { dependencies, devDependencies } = locked[''] ?? {};
  const direct = Object.keys({ ...dependencies, ...devDependencies });
  const name = direct.find((each) => !existsSync(join(ROOT, 'node_modules', each, 'package.json')));
  return name && `${name} is missing`;
}

/** The number of packages that package-lock.json installs on every platform. */
function countPackages() {
  const packages = Object.entries(readPackages('package-lock.json') ?? {});
  return packages.filter(([path, { optional, link }]) => path !== '' && !optional && !link).length;
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/**
 * Runs `npm ci`, without output if it succeeds. If it fails, rejects with npm's output and what to
 * do; without a network, only with the reason and what to do.
 */
async function npmCi() {
  const { code, output } = await runNpm();
  if (code === 0) return;
  if (NETWORK_CODES.test(output)) {
    const [, reason] = REASON.exec(output) ?? [];
    const because = reason === undefined ? '' : ` (${reason.trim()})`;
    throw new Error(
      `npm can't reach the package registry${because}: check your network connection and npm's ` +
        'proxy settings, then run the command again.',
    );
  }
  throw new Error(
    `${output.trim()}\n\nThe packages could not be installed: \`npm ci\` ended with ${code}. ` +
      'Fix what npm reports above, then run the command again.',
  );
}

function runNpm() {
  return new Promise((resolve, reject) => {
    // On Windows npm is a batch file, which only a shell can start.
    const shell = process.platform === 'win32';
    const stdio = ['ignore', 'pipe', 'pipe'];
    const child = spawn('npm', NPM_ARGS, { cwd: ROOT, stdio, shell });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? signal, output }));
  });
}
