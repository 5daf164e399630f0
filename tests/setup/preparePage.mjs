import { buildOnce } from './buildOnce.mjs';
import { bundlePage } from './bundlePage.mjs';

/** Runs once before the tests of the page without a browser. The test processes inherit PAGE_BUNDLE. */
export default async function preparePage() {
  await buildOnce();
  process.env.PAGE_BUNDLE = await bundlePage();
}
