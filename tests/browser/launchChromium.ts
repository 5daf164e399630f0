import { chromium, type Browser } from 'playwright-core';

// What Chromium does on its own behalf on a network is nothing to these tests.
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
  '--disable-quic',
];

// A frame of another origin else has a process of its own, and Chromium gives a click to where that
// frame lay before it was scrolled or moved, if it comes at once. Only a program clicks so soon.
const CLICKS_WHERE_SEEN = ['--disable-site-isolation-trials'];

/**
 * Starts a headless Chromium, the one at CHROMIUM_PATH, which the tests' preparation sets. The
 * caller closes it.
 */
export const launchChromium = (): Promise<Browser> => {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (executablePath === undefined) {
    throw new Error('CHROMIUM_PATH is not set: run the browser tests with `npm test`.');
  }
  // Chromium's sandbox does not work for root, and containers run as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: [...QUIET, ...CLICKS_WHERE_SEEN, ...asRoot] });
};
