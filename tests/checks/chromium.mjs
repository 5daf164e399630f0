import { findChromium } from '../setup/chromium.mjs';

// A separate step, so that an installation that takes minutes is visible as one.
try {
  console.log(await findChromium());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
