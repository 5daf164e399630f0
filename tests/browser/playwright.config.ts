import { defineConfig } from '@playwright/test';
import { availableParallelism } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

// Keeps Chromium from using the network for itself.
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
  '--disable-quic',
];

// One process less to talk to: a tenth less work.
const FEWER_PROCESSES = ['--in-process-gpu'];

// A frame of another origin would get its own process, and Chromium would send an immediate click
// to where that frame was before it moved. Only a program clicks that fast.
const CLICKS_WHERE_SEEN = ['--disable-site-isolation-trials'];

// Chromium's sandbox doesn't work for root, and containers run as root.
const AS_ROOT = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** The tests in a browser. Each worker has one browser and one local Forge for all its files. */
export default defineConfig({
  testDir: '.',
  globalSetup: '../setup/prepareBrowser.mjs',
  outputDir: path.join(ROOT, '.rollcall/browser-failures'),
  workers: availableParallelism(),
  forbidOnly: true,
  expect: { timeout: 30_000 },
  timeout: 240_000, // a bulk job on a busy machine; every single wait ends much earlier
  use: {
    launchOptions: {
      ...(process.env['CHROMIUM_PATH'] && { executablePath: process.env['CHROMIUM_PATH'] }),
      args: [...QUIET, ...FEWER_PROCESSES, ...CLICKS_WHERE_SEEN, ...AS_ROOT],
    },
  },
});
