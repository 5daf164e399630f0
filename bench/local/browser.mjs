import { chromium } from '@playwright/test';
import { findChromium } from '../../tests/setup/chromium.mjs';

/** Opens an address in a headless Chromium, and closes it even if `work` fails. */
export async function withPage(url, work) {
  // Chromium's sandbox does not work for root, and containers run as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // As in the browser tests: a click right after the page has moved must not go to a frame.
  const args = ['--disable-gpu', '--disable-site-isolation-trials', ...asRoot];
  const browser = await chromium.launch({ executablePath: await findChromium(), args });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(url);
    return await work(page);
  } finally {
    await browser.close();
  }
}

/**
 * Pastes a text from the clipboard into a field, as a person does. Playwright's `fill` types line
 * by line, which takes minutes for thousands of lines. Returns the milliseconds it took.
 */
export async function paste(page, field, text) {
  await field.focus();
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  const startedAt = performance.now();
  await page.keyboard.press('Control+V');
  const element = await field.elementHandle();
  const isThere = ([{ value }, length]) => value.length === length;
  await page.waitForFunction(isThere, [element, text.length]);
  return performance.now() - startedAt;
}
