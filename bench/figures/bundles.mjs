import { forgeBundles } from '../local/forgeBundles.mjs';
import { atMost, plain } from '../report/figure.mjs';

const BYTES_PER_KB = 1_000;
const BACKEND_LIMIT_KB = 700;
const PAGE_LIMIT_KB = 480;
const PAGE_GZIP_LIMIT_KB = 145;
const FRAME_GZIP_LIMIT_KB = 150;

/** The sizes of what Forge would upload and a browser would load, built by the real bundlers. */
export async function measureBundles() {
  const { backend, page, onDemand, frames } = await forgeBundles();
  const row = (limit, what, bytes) => atMost(limit, what, bytes / BYTES_PER_KB, 'KB');
  return [
    row(BACKEND_LIMIT_KB, 'backend bundle', backend.bytes),
    row(PAGE_LIMIT_KB, 'page bundle, minified', page.bytes),
    row(PAGE_GZIP_LIMIT_KB, 'page bundle, minified, gzipped', page.gzipBytes),
    plain('scripts that the page may load later, minified', onDemand.bytes / BYTES_PER_KB, 'KB'),
    row(FRAME_GZIP_LIMIT_KB, 'frame bundle, minified, gzipped', frames.gzipBytes),
  ];
}
