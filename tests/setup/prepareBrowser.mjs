import { buildOnce } from './buildOnce.mjs';
import { findChromium } from './chromium.mjs';

/** Runs once before the browser tests. The test processes inherit CHROMIUM_PATH from this one. */
export default async function prepareBrowser() {
  await buildOnce();
  process.env.CHROMIUM_PATH = await findChromium();
}
