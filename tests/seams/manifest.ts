import { join } from 'node:path';
import { readManifest } from '../../dev-host/platform/manifest/readManifest';

/** The app's own manifest, as the local Forge understands it. */
export const appManifest = () => readManifest(join(__dirname, '../../manifest.yml'));
