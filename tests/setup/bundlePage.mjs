import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const STUB = 'module.exports = new Proxy(function () {}, { get: () => module.exports });';

/** Whatever is imported from Atlaskit is a function that nothing calls. */
const withoutAtlaskit = {
  name: 'without-atlaskit',
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^@atlaskit\// }, ({ path }) => ({ path, namespace: 'stub' }));
    onLoad({ filter: /.*/, namespace: 'stub' }, () => ({ contents: STUB }));
  },
};

/** Packs the app's page, so that each page of a test can have its own copy. Returns the file's path. */
export async function bundlePage() {
  const outfile = join(ROOT, '.rollcall', 'build', 'pageWithoutBrowser.cjs');
  await build({
    bundle: true,
    platform: 'browser',
    target: 'node20',
    format: 'cjs',
    jsx: 'automatic',
    // React then warns of faults such as two children with one key.
    define: { 'process.env.NODE_ENV': '"development"', 'process.env': '{}' },
    entryPoints: [join(ROOT, 'dev-host', 'page', 'undrawn.ts')],
    outfile,
    plugins: [withoutAtlaskit],
    logLevel: 'error',
  });
  return outfile;
}
