import { join } from 'node:path';

const BUILD = __dirname; // of the bundle that this file becomes part of: .rollcall/build
const ROOT = join(BUILD, '..', '..');

/** Where things are on disk, wherever the host was started from. */
export const files = {
  root: ROOT,
  manifest: join(ROOT, 'manifest.yml'),
  worker: join(BUILD, 'worker.cjs'),
  backend: join(BUILD, 'backend.cjs'),
  site: join(BUILD, 'site.cjs'),
  page: join(BUILD, 'page'),
  data: join(ROOT, '.rollcall', 'data'),
};
