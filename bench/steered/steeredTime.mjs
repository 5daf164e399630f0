import { setImmediate as turn } from 'node:timers/promises';

/**
 * Time that passes only while everything waits for it, so that an hour takes as long as what is
 * done in it. `setTimeout` and `clearTimeout` are like Node's; `until` lets time pass until a
 * promise is settled, and rejects where nothing is left to wait for.
 */
export function makeSteeredTime(start) {
  let now = start;
  const timers = []; // the latest first
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
      let isSettled = false;
      const settle = () => (isSettled = true);
      promise.then(settle, settle);
      for (;;) {
        await turn();
        if (isSettled) return promise;
        const next = timers.pop();
        if (next === undefined) throw new Error('Everything waits, and nothing for the time.');
        now = Math.max(now, next.at);
        next.fire();
      }
    },
  };
}
