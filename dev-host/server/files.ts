import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { HostOptions } from './hostOptions';

const BUILD = __dirname; // the folder of the bundle, which is .rollcall/build
const ROOT = join(BUILD, '..', '..');

/** Where files are, independent of the working directory. */
export const files = {
  root: ROOT,
  manifest: join(ROOT, 'manifest.yml'),
  worker: join(BUILD, 'worker.cjs'),
  backend: join(BUILD, 'backend.cjs'),
  site: join(BUILD, 'site.cjs'),
  page: join(BUILD, 'page'),
  data: join(ROOT, '.rollcall', 'data'),
};

/**
 * The data files for one choice of sites and one port: the host's file, and the file with the changes
 * of a simulated site, by its number. Undefined means in memory. `label` names the sites: their
 * profiles, or the host of a real one.
 */
export const dataFiles = (label: string, { port, inMemory }: HostOptions) => {
  const named = (rest: string): string | undefined =>
    inMemory ? undefined : join(files.data, `${fileName(label)}-${port}${rest}.sqlite`);
  return { host: named(''), site: (index: number) => named(`-site-${index}`) };
};

/** Deletes a data file with its journal and its lock. */
export const deleteDataFile = (file: string | undefined): void => {
  if (file === undefined) return;
  for (const name of [file, `${file}-journal`, `${file}.lock`])
    rmSync(name, { recursive: true, force: true });
};

// The host of a real site may contain a port, and some systems allow no colon in a file name.
const fileName = (label: string): string => label.replace(/[^\w.+-]/g, '_');
