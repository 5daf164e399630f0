import { join } from 'node:path';
import { build } from 'esbuild';
import { runNode } from '../../tests/runner/runNode.mjs';
import { ROOT } from '../root.mjs';

const BUILT = join(ROOT, '.rollcall', 'build');
const PROCESS = join(BUILT, 'bench-steered.cjs');

/** Runs a task of `bench/steered/` in its own process, and returns its result. */
export async function inSteeredTime(...task) {
  await build({
    entryPoints: [join(ROOT, 'bench', 'steered', 'main.mjs')],
    outfile: PROCESS,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['node-sqlite3-wasm'], // it finds its .wasm file in its own folder
    logLevel: 'error',
  });
  const inputs = [join(ROOT, 'manifest.yml'), join(BUILT, 'backend.cjs')];
  const { ok, output } = await runNode(['--expose-gc', PROCESS, ...inputs, ...task]);
  if (!ok) throw new Error(`The task failed:\n${output}`);
  return JSON.parse(output.trim().split('\n').at(-1));
}
