const NODE = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs', // the packages inside are CommonJS for the most part
  outExtension: { '.js': '.cjs' },
  sourcemap: 'linked',
  logLevel: 'warning',
};

const BROWSER = {
  bundle: true,
  platform: 'browser',
  target: 'es2022',
  format: 'esm',
  splitting: true,
  jsx: 'automatic',
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
  logLevel: 'error', // the components' own packages are full of harmless warnings
};

/** The bundles of the local host, by name: what goes into each, and where it goes. */
export const targets = (root, out) => [
  {
    ...NODE,
    entryPoints: {
      host: `${root}/dev-host/server/main.ts`,
      site: `${root}/dev-host/site/main.ts`,
      worker: `${root}/dev-host/worker/main.ts`,
    },
    external: ['node-sqlite3-wasm'], // finds its .wasm file beside itself
    outdir: out,
  },
  // The app as Forge packs it: one file with its packages inside.
  { ...NODE, entryPoints: { backend: `${root}/src/index.ts` }, outdir: out },
  {
    ...BROWSER,
    entryPoints: { main: `${root}/dev-host/page/main.tsx` },
    outdir: `${out}/page`,
    chunkNames: 'chunks/[name]-[hash]',
  },
  // Goes before a frame's own script, which may be an old one: so it is no module.
  {
    ...BROWSER,
    format: 'iife',
    splitting: false,
    entryPoints: { frameBridge: `${root}/dev-host/page/frames/frameBridge.ts` },
    outdir: `${out}/page`,
  },
];
