'use strict';

// Builds both bundles with Forge's own bundlers, as `forge deploy` does, into
// .rollcall/forge-bundles/{backend,page}, and writes their sizes to sizes.json there.
// CommonJS because the bundler wants `require.main`.

const { cpSync, mkdirSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
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

async function bundlePage(manifest, logger) {
  const { nativeUiBundlesDetails } = await new NativeUIBundler(logger).bundleResources(
    manifest.resources,
    manifest.translations,
  );
  const [page, ...others] = nativeUiBundlesDetails;
  if (!page || others.length > 0) throw new Error('Expected one resource in manifest.yml.');
  return page.path;
}

/** Moves a bundle out of the bundler's temporary folder. */
function keep(outputDir, name) {
  const target = join(OUTPUT, name);
  cpSync(outputDir, target, { recursive: true });
  rmSync(outputDir, { recursive: true, force: true });
  return bundleSizes(target);
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
  const sizes = {
    backend: keep(await bundleBackend(manifest, logger), 'backend'),
    page: keep(await bundlePage(manifest, logger), 'page'),
  };
  writeFileSync(join(OUTPUT, 'sizes.json'), `${JSON.stringify(sizes, null, 2)}\n`);
  const inKb = ({ bytes, gzipBytes }) =>
    `${Math.round(bytes / 1000)} KB (${Math.round(gzipBytes / 1000)} KB gzipped)`;
  return { problems, summary: `backend ${inKb(sizes.backend)}, page ${inKb(sizes.page)}` };
});
