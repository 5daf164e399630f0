import { defineConfig } from '@playwright/test';
import { availableParallelism } from 'node:os';
import path from 'node:path';

/** The tests of the page without a browser. Each worker has one local Forge for all its files. */
export default defineConfig({
  testDir: '.',
  globalSetup: '../setup/preparePage.mjs',
  outputDir: path.resolve(__dirname, '../../.rollcall/page-failures'),
  workers: availableParallelism(),
  forbidOnly: true,
  expect: { timeout: 30_000 },
  timeout: 240_000, // a bulk job on a busy machine; every single wait ends much earlier
});
