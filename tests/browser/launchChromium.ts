import { chromium, type Browser } from 'playwright-core';

// Keeps Chromium from using the network for itself.
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
  '--disable-quic',
];

// A frame of another origin would get its own process, and Chromium would send an immediate click
// to where that frame was before it moved. Only a program clicks that fast.
const CLICKS_WHERE_SEEN = ['--disable-site-isolation-trials'];

/**
 * Starts a headless Chromium from CHROMIUM_PATH, which the preparation of the tests sets. The
 * caller closes it.
 */
export const launchChromium = (): Promise<Browser> => {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (executablePath === undefined) {
    throw new Error('CHROMIUM_PATH is not set: run the browser tests with `npm test`.');
  }
  // Chromium's sandbox doesn't work for root, and containers run as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: [...QUIET, ...CLICKS_WHERE_SEEN, ...asRoot] });
};
