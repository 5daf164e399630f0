import { requireNode } from './setup/requireNode.mjs';

// An old Node must be able to read this file. So it has no `await` at the top, and imports the rest
// after the check.
requireNode();

const args = process.argv.slice(2);
const isBuilt = args.includes('--no-build');

const HELP = `npm start -- [options]     starts the local Forge with a simulated Confluence

  --site PROFILE     granted, strict or wild; repeat it for several sites
  --port NUMBER      the port of the page; the simulated sites take the next ones
  --fresh            starts without the data of earlier runs
  --memory           keeps no data
  --people NUMBER    the accounts of each simulated company
  --latency MS       the median time of a simulated answer
  --no-rates         doesn't enforce Forge's rate limits
  --page-history     lets the page have a history
  --no-build         starts what was built before

docs/local-forge.md explains them.`;

start().catch((error) => {
  const isMissing = error.code === 'ERR_MODULE_NOT_FOUND' && isBuilt;
  console.error(isMissing ? 'There is no build yet: omit --no-build once.' : error.message);
  process.exitCode = 1;
});

async function start() {
  if (args.includes('--help')) return console.log(HELP);
  if (!isBuilt) await installAndBuild();
  process.argv.splice(2, args.length, ...args.filter((argument) => argument !== '--no-build'));
  return import('../.rollcall/build/host.cjs');
}

async function installAndBuild() {
  const { checkPort } = await import('./setup/checkPort.mjs');
  await checkPort(args);
  const { ensureInstalled } = await import('./setup/ensureInstalled.mjs');
  await ensureInstalled();
  const { withProgress } = await import('./setup/progress.mjs');
  await withProgress('Building the app and the local Forge', async () => {
    const { build } = await import('./build/build.mjs');
    await build();
  });
}
