import { setImmediate as turn } from 'node:timers/promises';

/**
 * Time that passes only while everything waits, so that an hour takes no longer than its work.
 * `setTimeout` and `clearTimeout` are like Node's. `until` lets time pass until a promise settles,
 * and rejects if nothing is left to wait for.
 */
export function makeSteeredTime(start) {
  let now = start;
  const timers = []; // the next timer is last
  const setTimer = (fire, ms = 0, ...args) => {
    const timer = { at: now + Math.max(0, ms), fire: () => fire(...args), unref: () => timer };
    let place = timers.length;
    while (place > 0 && timers[place - 1].at <= timer.at) place -= 1;
    timers.splice(place, 0, timer);
    return timer;
  };
  const clearTimer = (timer) => {
    const place = timers.indexOf(timer);
    if (place >= 0) timers.splice(place, 1);
  };

  return {
    now: () => Math.floor(now), // whole milliseconds, as of Date
    setTimeout: setTimer,
    clearTimeout: clearTimer,
    pause: (ms, value) => new Promise((resolve) => setTimer(resolve, ms, value)),
    until: async (promise) => {
      let isDone = false;
      const markDone = () => (isDone = true);
      promise.then(markDone, markDone);
      for (;;) {
        await turn();
        if (isDone) return promise;
        const next = timers.pop();
        if (next === undefined) throw new Error('Everything waits, but no timer is set.');
        now = Math.max(now, next.at);
        next.fire();
      }
    },
  };
}
