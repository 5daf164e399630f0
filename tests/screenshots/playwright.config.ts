import { defineConfig } from '@playwright/test';
import base from '../browser/playwright.config';

/** Takes the pictures of the docs with the browser of the browser tests. Run by `npm run screenshots`. */
export default defineConfig({
  ...base,
  testDir: '.',
  globalSetup: '../setup/prepareBrowser.mjs',
  workers: 1,
  reporter: 'list',
});
