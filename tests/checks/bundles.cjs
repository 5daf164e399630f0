'use strict';

// Builds both bundles with Forge's own bundlers, as `forge deploy` does, into
// .rollcall/forge-bundles/{backend,page,form}, and writes their sizes to sizes.json there. The page's
// frames are deployed as they are, so this only checks that each has an index.html. CommonJS
// because the bundler needs `require.main`.

const { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const { sys } = require('typescript');
const { NativeUIBundler, getEntryPoints, getNodeBundler } = require('@forge/bundler');
const { bundleSizes } = require('./bundleSizes.cjs');
const { readManifest } = require('./readManifest.cjs');
const { runCheck } = require('./runCheck.cjs');

const OUTPUT = join('.rollcall', 'forge-bundles');
// Forge adds its runtime's scripts to the backend at upload; without an account there are none.
const emptyScript = () => Promise.resolve({ script: '', source: '', version: 'none' });
const wrapperProvider = { getNodeRuntimeWrapper: emptyScript, getNodeRuntimeLoader: emptyScript };

async function bundleBackend(manifest, logger) {
  const handlers = manifest.modules.function.map(({ handler }) => ({
    module: handler.split('.')[0],
  }));
  const readConfig = () => Promise.resolve(manifest);
  const { outputDir, metadata } = await getNodeBundler(logger, wrapperProvider, {
    readConfig,
  }).bundle({
    appDirectory: process.cwd(),
    entryPoints: getEntryPoints(handlers),
    i18nResourceBundle: { exists: false },
  });
  if (metadata.errors > 0) throw new Error(`${metadata.errors} source files could not be read.`);
  return outputDir;
}

/** The resources that UI Kit draws, by what they are: the page, and the form of the actions. */
const uiKitResources = ({ modules }) => ({
  page: modules['confluence:globalSettings'].map(({ resource }) => resource),
  form: modules.action.map(({ config }) => config.resource),
});

/** A resource is UI Kit's if a module names it, as in Forge; otherwise it is a frame's. */
const isFrame = (manifest, { key }) =>
  !Object.values(uiKitResources(manifest)).flat().includes(key);

async function bundleUiKit(manifest, keys, logger) {
  const { nativeUiBundlesDetails } = await new NativeUIBundler(logger).bundleResources(
    manifest.resources.filter(({ key }) => keys.includes(key)),
    manifest.translations,
  );
  const [bundle, ...others] = nativeUiBundlesDetails;
  if (!bundle || others.length > 0) throw new Error(`Expected one resource for ${keys.join()}.`);
  return bundle.path;
}

/**
 * Each of Forge's bundlers checks the types of the whole app, which the lint has done. This spares
 * them from it: they read tsconfig.json with `noCheck`, which changes nothing in what they write.
 */
async function withoutTypes(bundle) {
  const { readFile } = sys;
  sys.readFile = (file, ...rest) => {
    const text = readFile(file, ...rest);
    if (basename(file) !== 'tsconfig.json') return text;
    return text?.replace('"compilerOptions": {', '"compilerOptions": { "noCheck": true,');
  };
  try {
    return await bundle();
  } finally {
    sys.readFile = readFile;
  }
}

/** The total size of the frames' scripts. Throws if a frame has no index.html. */
async function frameSizes(manifest) {
  const frames = manifest.resources.filter((resource) => isFrame(manifest, resource));
  if (!frames.every(({ path }) => existsSync(path))) {
    const { buildFrames } = await import('../../dev-host/build/buildFrames.mjs');
    await buildFrames(); // `npm test` has built them, and other checks may be reading them
  }
  const sizes = frames.map(({ key, path }) => {
    if (!existsSync(join(path, 'index.html'))) throw new Error(`${key} has no index.html.`);
    return bundleSizes(path);
  });
  const total = (of) => sizes.reduce((sum, size) => sum + size[of], 0);
  return { bytes: total('bytes'), gzipBytes: total('gzipBytes') };
}

/** Moves a bundle out of the bundler's temporary folder. Returns where it is then. */
function keep(outputDir, name) {
  const target = join(OUTPUT, name);
  cpSync(outputDir, target, { recursive: true });
  rmSync(outputDir, { recursive: true, force: true });
  return target;
}

/**
 * The size of the scripts that a browser loads with the page, and of those that it may load later.
 * With `@forge/bridge` 7.2.0, that is only what draws rich text in a frame, which the page never does.
 */
function pageSizes(folder) {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const isFirst = (name) => html.includes(`src="${name}"`);
  return {
    page: bundleSizes(folder, isFirst),
    onDemand: bundleSizes(folder, (name) => !isFirst(name)),
  };
}

runCheck(async () => {
  const manifest = readManifest();
  const problems = [];
  const logger = {
    debug: () => undefined,
    info: () => undefined,
    warn: (message) => problems.push(`warning: ${message}`),
    error: (message) => problems.push(`error: ${message}`),
  };
  rmSync(OUTPUT, { recursive: true, force: true });
  mkdirSync(OUTPUT, { recursive: true });
  const { page: pages, form: forms } = uiKitResources(manifest);
  const sizes = await withoutTypes(async () => ({
    backend: bundleSizes(keep(await bundleBackend(manifest, logger), 'backend')),
    ...pageSizes(keep(await bundleUiKit(manifest, pages, logger), 'page')),
    form: pageSizes(keep(await bundleUiKit(manifest, forms, logger), 'form')).page,
    frames: await frameSizes(manifest),
  }));
  writeFileSync(join(OUTPUT, 'sizes.json'), `${JSON.stringify(sizes, null, 2)}\n`);
  const inKb = ({ bytes, gzipBytes }) =>
    `${Math.round(bytes / 1000)} KB (${Math.round(gzipBytes / 1000)} KB gzipped)`;
  const { backend, page, onDemand, form, frames } = sizes;
  return {
    problems,
    summary: [
      `backend ${inKb(backend)}`,
      `page ${inKb(page)}`,
      `and on demand ${inKb(onDemand)}`,
      `form of the actions ${inKb(form)}`,
      `frames ${inKb(frames)}`,
    ].join(', '),
  };
});
