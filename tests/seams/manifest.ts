import { join } from 'node:path';
import { readManifest } from '../../dev-host/platform/manifest/readManifest';

/** The app's own manifest, as the local Forge understands it. */
export const appManifest = () => readManifest(join(__dirname, '../../manifest.yml'));

const QUEUE_APP = join(__dirname, '../fixtures/queueApp');

/** The manifest of a small app with consumers, and its backend. */
export const queueApp = {
  manifest: () => readManifest(join(QUEUE_APP, 'manifest.yml')),
  backendFile: join(QUEUE_APP, 'backend.cjs'),
};
