// `npm run conformance`: compares what Rollcall assumes about Confluence with a site's answers.
//   npm run conformance                         with the simulated Confluence, each profile of it
//   npm run conformance -- --profile wild       with one profile of it
//   npm run conformance -- --site https://example.atlassian.net
//        with a real site; ROLLCALL_EMAIL and ROLLCALL_API_TOKEN name the account
// docs/conformance.md describes the options, the report and the exit codes.

import { renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from '../../dev-host/setup/ensureInstalled.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BUNDLE = path.join(ROOT, '.rollcall', 'build', 'conformance.cjs');
const NEW_BUNDLE = BUNDLE.replace('.cjs', `-${process.pid}.cjs`); // several runs may start at once

const HELP = `npm run conformance -- [options]     compares what Rollcall assumes with a site's answers

  --site ADDRESS        the site; without it, the simulated Confluence. ROLLCALL_EMAIL and
                        ROLLCALL_API_TOKEN name the account
  --person ACCOUNT_ID   also adds this account to groups of the run, and removes it
  --burst N             also sends N requests at once
  --max-wait SECONDS    how long a check waits for a list to show a change
  --report FILE         where the report goes
  --only-clean-up       only removes the groups that earlier runs left behind
  --trust-host HOST     accepts a site with an address of its own
  --profile NAME        only this profile of the simulated Confluence

docs/conformance.md explains them.`;

if (process.argv.includes('--help')) {
  console.log(HELP);
  process.exit();
}

process.chdir(ROOT);
await ensureInstalled();
const { build, stop } = await import('esbuild');
await build({
  ...{ bundle: true, platform: 'node', target: 'node20', format: 'cjs', logLevel: 'warning' },
  entryPoints: [path.join(ROOT, 'tests', 'conformance', 'main.ts')],
  outfile: NEW_BUNDLE,
  sourcemap: 'inline',
  external: ['node-sqlite3-wasm'], // finds its .wasm file beside itself
});
await stop(); // its process would get a terminal's Ctrl+C, too
renameSync(NEW_BUNDLE, BUNDLE);
const { main } = createRequire(import.meta.url)(BUNDLE);
process.exitCode = await main(process.argv.slice(2), process.env);
