'use strict';

// Loads the bundle that the command line names, and prints how many milliseconds that took.
// Forge gives a function its seam before it loads it; what is called while loading is no seam.

globalThis.__forge_fetch__ = () => Promise.reject(new Error('Nothing is called while loading.'));

const [bundle] = process.argv.slice(2);
const startedAt = performance.now();
const { adminResolver, membershipWebTrigger } = require(bundle);
const tookMs = performance.now() - startedAt;

if (!adminResolver || !membershipWebTrigger) throw new Error(`${bundle} exports no handlers.`);
console.log(tookMs);
