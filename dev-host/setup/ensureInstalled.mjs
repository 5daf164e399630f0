import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countPackages, missingPackage } from './installedState.mjs';
import { npmCi } from './npmCi.mjs';
import { oneAtATime } from './oneAtATime.mjs';
import { startProgress } from './progress.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Makes node_modules match package-lock.json: runs `npm ci` if it doesn't. Several processes may
 * call this at once; one installs, the others wait for it. Prints to stderr. If the installation
 * fails, rejects with a message that says what to do.
 */
export async function ensureInstalled() {
  if (missingPackage(ROOT) === undefined) return;
  let activity = 'Waiting for another process that installs the packages';
  const progress = startProgress(() => activity);
  try {
    await oneAtATime(join(ROOT, '.rollcall', 'install.lock'), async () => {
      const missing = missingPackage(ROOT); // another process may have installed meanwhile
      if (missing === undefined) return;
      const count = (Math.round(countPackages(ROOT) / 100) * 100).toLocaleString('en-US');
      console.error(
        `Installing about ${count} packages (${missing}). Forge's tools and Atlassian's ` +
          'components are large, so this takes a few minutes.',
      );
      activity = 'Installing packages';
      await npmCi(ROOT);
      progress.stop();
      console.error(`Installed the packages in ${progress.elapsed()}.`);
    });
  } finally {
    progress.stop();
  }
}
