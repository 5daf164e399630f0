import { chromium } from 'playwright-core';
import { findChromium } from '../../tests/setup/chromium.mjs';

/** Opens an address in a headless Chromium, and closes that whatever comes of `work`. */
export async function withPage(url, work) {
  // Chromium's sandbox does not work for root, and containers run as root.
  const args = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const browser = await chromium.launch({ executablePath: await findChromium(), args });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(url);
    return await work(page);
  } finally {
    await browser.close();
  }
}
