import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ROOT } from '../root.mjs';

const NOT_CHECKED_OUT = new Set(['.git', '.rollcall', 'node_modules']);

/**
 * Gives `work` a copy of the project that was never built or started, but has this project's
 * packages. Deletes the copy even if `work` fails.
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
