import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { files } from './files';
import type { HostOptions } from './hostOptions';

/** Where data is kept: files of their own for each choice of sites and each port. */
export type DataFiles = {
  /** Undefined: in memory. */
  host: string | undefined;
  /** What was changed on a simulated site, by its number. */
  site: (index: number) => string | undefined;
};

/** `label` says which sites: the profiles, or the host of a real one. */
export const dataFiles = (label: string, { port, inMemory }: HostOptions): DataFiles => {
  const named = (rest: string): string | undefined =>
    inMemory ? undefined : join(files.data, `${fileName(label)}-${port}${rest}.sqlite`);
  return { host: named(''), site: (index) => named(`-site-${index}`) };
};

// A real site's host may carry a port, and a colon is no letter for a file on every system.
const fileName = (label: string): string => label.replace(/[^\w.+-]/g, '_');

/** Deletes a data file with what belongs to it. */
export const forget = (file: string | undefined): void => {
  if (file === undefined) return;
  for (const name of [file, `${file}-journal`, `${file}.lock`])
    rmSync(name, { recursive: true, force: true });
};
