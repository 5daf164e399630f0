'use strict';

const { AsyncLocalStorage } = require('node:async_hooks');

const USED = Symbol.for('rollcall.used-storages');

// Node 20 keeps each AsyncLocalStorage that was used, and updates all of them for each promise. jest
// makes one for each test file, and so does the app. Without this, the hundredth file of a process
// takes several times as long as the first.
if (!AsyncLocalStorage[USED]) {
  const used = new Set();
  const { run } = AsyncLocalStorage.prototype;
  AsyncLocalStorage[USED] = used;
  AsyncLocalStorage.prototype.run = function runAndNote(...args) {
    used.add(this);
    return run.apply(this, args);
  };
}

/** Ends those of the files before this one. */
for (const storage of AsyncLocalStorage[USED]) storage.disable();
AsyncLocalStorage[USED].clear();
