import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from '../../tests/runner/runNode.mjs';
import { ROOT } from '../root.mjs';

const BUNDLES = join(ROOT, '.rollcall', 'forge-bundles');
const SIZES = join(BUNDLES, 'sizes.json');
const SOURCES = ['src', 'static', 'manifest.yml', 'package-lock.json'];

/** The file that Forge would run, as its bundler builds it. */
export const BACKEND_BUNDLE = join(BUNDLES, 'backend', 'index.cjs');

/**
 * Builds the bundles with Forge's own bundlers if they are missing or older than their sources.
 * Returns their sizes: `{ backend, page, onDemand, frames }`, each `{ bytes, gzipBytes }`.
 */
export async function forgeBundles() {
  if (!areFresh()) {
    const { ok, output } = await runNode(['tests/checks/bundles.cjs']);
    if (!ok) throw new Error(`Forge's bundlers failed:\n${output}`);
  }
  return JSON.parse(readFileSync(SIZES, 'utf8'));
}

function areFresh() {
  if (!existsSync(SIZES) || !existsSync(BACKEND_BUNDLE)) return false;
  const made = statSync(SIZES).mtimeMs;
  return SOURCES.every((source) => newest(join(ROOT, source)) < made);
}

function newest(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
