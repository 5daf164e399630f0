import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ROOT } from '../root.mjs';

const NOT_CHECKED_OUT = new Set(['.git', '.rollcall', 'node_modules']);

/**
 * Lets `work` have a copy of the project in which nothing was built or started yet, but all is
 * installed: the packages are those of this one. The copy is deleted whatever comes of it.
 */
export async function withFreshCopy(work) {
  const copy = mkdtempSync(join(tmpdir(), 'rollcall-bench-'));
  const remove = () => rmSync(copy, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    const filter = (source) => !NOT_CHECKED_OUT.has(basename(source));
    cpSync(ROOT, copy, { recursive: true, filter });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
    return await work(copy);
  } finally {
    remove();
    process.removeListener('exit', remove);
  }
}
