'use strict';

// Loads the bundle named on the command line, and prints how many milliseconds that took. Forge
// sets a function's seam before it loads it; nothing calls the seam during loading.

globalThis.__forge_fetch__ = () =>
  Promise.reject(new Error('The bundle must not call Forge while it loads.'));

const [bundle] = process.argv.slice(2);
const startedAt = performance.now();
const { adminResolver, membershipWebTrigger } = require(bundle);
const tookMs = performance.now() - startedAt;

if (!adminResolver || !membershipWebTrigger) throw new Error(`${bundle} exports no handlers.`);
console.log(tookMs);
