import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';
import { buildFrames } from './buildFrames.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const HERE = join(ROOT, 'dev-host');
const OUT = join(ROOT, '.rollcall', 'build');
const PAGE = join(OUT, 'page');

const NODE = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs', // most of the packages inside are CommonJS
  outExtension: { '.js': '.cjs' },
  outdir: OUT,
  sourcemap: 'linked',
  logLevel: 'warning',
};

const BROWSER = {
  bundle: true,
  platform: 'browser',
  target: 'es2022',
  jsx: 'automatic',
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
  outdir: PAGE,
  logLevel: 'error', // the packages of the components cause many harmless warnings
};

const BUNDLES = [
  {
    ...NODE,
    entryPoints: {
      host: join(HERE, 'server', 'main.ts'),
      site: join(HERE, 'site', 'main.ts'),
      worker: join(HERE, 'worker', 'main.ts'),
    },
    external: ['node-sqlite3-wasm'], // finds its .wasm file beside itself
  },
  // The app as Forge packs it: one file that contains its packages.
  { ...NODE, entryPoints: { backend: join(ROOT, 'src', 'index.ts') } },
  {
    ...BROWSER,
    format: 'esm',
    splitting: true,
    entryPoints: {
      main: join(HERE, 'page', 'main.tsx'),
      rule: join(HERE, 'page', 'rule', 'main.tsx'),
    },
    // With its hash in the name, a file never changes, so that a browser keeps it with its compiled
    // code.
    entryNames: '[name]-[hash]',
    chunkNames: 'chunks/[name]-[hash]',
  },
  // Runs before a frame's own script, which may be a classic script. So it is not a module.
  {
    ...BROWSER,
    format: 'iife',
    entryPoints: { frameBridge: join(HERE, 'page', 'frames', 'frameBridge.ts') },
  },
];

/**
 * Builds the local host, the simulated site, the app and its page into `.rollcall/build/`. The
 * content of the page's frames is built beside its sources.
 */
export async function build() {
  rmSync(PAGE, { recursive: true, force: true }); // the names of its files change
  mkdirSync(PAGE, { recursive: true });
  await Promise.all([buildFrames(), ...BUNDLES.map((options) => bundle(options))]);
  writeFileSync(join(PAGE, 'index.html'), pageWithHashes('index.html'));
  writeFileSync(join(PAGE, 'rule.html'), pageWithHashes('rule/rule.html'));
}

/** A page, with the built names of the files that it loads. */
function pageWithHashes(path) {
  const page = readFileSync(join(HERE, 'page', path), 'utf8');
  const built = readdirSync(PAGE);
  return page.replace(/(?<=\/assets\/)(\w+)(\.\w+)/g, (name, entry, extension) => {
    const found = built.find((file) => file.startsWith(`${entry}-`) && file.endsWith(extension));
    if (found === undefined) throw new Error(`The build has no ${name}.`);
    return found;
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const startedAt = performance.now();
  await build();
  console.log(`Built into .rollcall/build/ in ${Math.round(performance.now() - startedAt)} ms.`);
}
