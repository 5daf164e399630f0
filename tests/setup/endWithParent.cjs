'use strict';

const { isMainThread } = require('node:worker_threads');

// Ends this process when the one that started it has ended, however it did.
if (isMainThread) process.stdin.on('end', () => process.exit()).resume();
