import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingPackage } from './installedState.mjs';
import { oneAtATime } from './oneAtATime.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Makes node_modules what package-lock.json says: runs `npm ci` where it is not. Several processes
 * may call this at once; one installs, the others wait for it. npm's words go to stderr. Rejects
 * with what to do where the installation fails.
 */
export async function ensureInstalled() {
  if (missingPackage(ROOT) === undefined) return;
  await oneAtATime(join(ROOT, '.rollcall', 'install.lock'), async () => {
    const missing = missingPackage(ROOT); // somebody else may have installed meanwhile
    if (missing === undefined) return;
    console.error(`Installing packages (${missing}). The first time this takes some minutes.`);
    await run('npm', ['ci', '--no-audit', '--no-fund']);
  });
}

function run(command, args) {
  return new Promise((resolve, reject) => {
    // On Windows npm is a batch file, which only a shell can start.
    const shell = process.platform === 'win32';
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2], shell });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`\`npm ci\` ended with ${code}. See its words above; then try again.`));
    });
  });
}
