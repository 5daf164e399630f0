import { findChromium } from '../setup/chromium.mjs';

// A step of its own, so that an installation that takes minutes is seen as what it is.
try {
  console.log(await findChromium());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
