import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FRAMES = join(ROOT, 'static', 'frame');
const NAMES = ['choose', 'export']; // folders in static/frame/

/**
 * Builds the content of the page's frames, each into `static/frame/<name>/build/`. Forge deploys
 * such a folder unchanged, except that it adds the bridge to `index.html`. Nothing in it is inline, so Forge's content security policy allows it.
 * https://developer.atlassian.com/platform/forge/extend-ui-with-custom-options/#resources
 */
export async function buildFrames() {
  for (const name of NAMES) {
    const folder = join(FRAMES, name);
    const out = join(folder, 'build');
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    await bundle({
      bundle: true,
      platform: 'browser',
      target: 'es2022',
      format: 'iife',
      minify: true,
      entryPoints: [join(folder, 'main.ts')],
      outfile: join(out, 'main.js'),
      logLevel: 'warning',
    });
    copyFileSync(join(folder, 'index.html'), join(out, 'index.html'));
    copyFileSync(join(FRAMES, 'style.css'), join(out, 'style.css'));
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  await buildFrames();
