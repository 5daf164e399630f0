import timersPromises from 'node:timers/promises';
import type { VirtualTime } from '../fakes/bulk/virtualTime';

/** What Node's own code needs of a timer, too. */
type Timer = Record<'ref' | 'unref' | 'refresh', () => Timer> & {
  hasRef: () => boolean;
  cancel: () => void;
};

/**
 * Runs the code of a test file in virtual time: `Date.now`, `performance.now`, timers and pauses.
 * Returns a function that ends this.
 */
export const steerProcess = (time: VirtualTime): (() => void) => {
  const setTimer = (fire: (...given: unknown[]) => void, ms = 0, ...given: unknown[]): Timer => {
    const start = () => time.after(ms, () => fire(...given));
    let cancel = start();
    const timer: Timer = {
      ref: () => timer,
      unref: () => timer,
      hasRef: () => true,
      refresh: () => {
        cancel();
        cancel = start();
        return timer;
      },
      cancel: () => {
        cancel();
      },
    };
    return timer;
  };
  /** Also clears the real timers, for example of connections that Node opened before. */
  const clearTimer = (timer: Timer | Parameters<typeof clearTimeout>[0] | null): void => {
    if (timer !== null && typeof timer === 'object' && 'cancel' in timer) timer.cancel();
    else real.clearTimeout(timer ?? undefined);
  };
  const real = {
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    pause: timersPromises.setTimeout,
    now: Date.now,
    monotonic: performance.now.bind(performance),
  };
  Object.assign(globalThis, { setTimeout: setTimer, clearTimeout: clearTimer });
  Object.assign(timersPromises, { setTimeout: time.pause });
  // No mocks of jest: they keep every call, and there are millions.
  Date.now = () => Math.floor(time.now()); // whole milliseconds
  performance.now = time.now;
  return () => {
    Date.now = real.now;
    performance.now = real.monotonic;
    Object.assign(timersPromises, { setTimeout: real.pause });
    Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout });
  };
};
