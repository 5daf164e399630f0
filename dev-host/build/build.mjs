import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';
import { buildFrames } from './buildFrames.mjs';
import { targets } from './targets.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[/\\]$/, '');
const OUT = join(ROOT, '.rollcall', 'build');

/**
 * Builds the local host, the simulated site, the app and its page into `.rollcall/build/`, and what
 * the page's frames show beside their sources.
 */
export async function build() {
  rmSync(join(OUT, 'page'), { recursive: true, force: true }); // its chunks have changing names
  mkdirSync(join(OUT, 'page'), { recursive: true });
  await Promise.all([buildFrames(), ...targets(ROOT, OUT).map((options) => bundle(options))]);
  copyFileSync(join(ROOT, 'dev-host', 'page', 'index.html'), join(OUT, 'page', 'index.html'));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const begun = performance.now();
  await build();
  console.log(`Built into .rollcall/build/ in ${Math.round(performance.now() - begun)} ms.`);
}
