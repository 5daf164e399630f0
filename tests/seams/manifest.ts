import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '../../dev-host/platform/manifest/manifest';
import { readManifest } from '../../dev-host/platform/manifest/readManifest';

let known: Manifest | undefined;

/** The app's own manifest, as the local Forge reads it. Reads it once, because that takes long. */
export const appManifest = (): Manifest =>
  (known ??= readManifest(join(__dirname, '../../manifest.yml')));

const QUEUE_APP = join(__dirname, '../fixtures/queueApp');

/** The manifest of a small app with consumers and a scheduled trigger, and its backend. */
export const queueApp = {
  manifest: () => readManifest(join(QUEUE_APP, 'manifest.yml')),
  backendFile: join(QUEUE_APP, 'backend.cjs'),
  /** Reads the manifest with one text replaced by another. */
  reading: (old: string, text: string) => (): unknown => {
    const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
    try {
      const file = join(folder, 'manifest.yml');
      const whole = readFileSync(join(QUEUE_APP, 'manifest.yml'), 'utf8');
      writeFileSync(file, whole.replace(old, text));
      return readManifest(file);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
