import timersPromises from 'node:timers/promises';
import type { VirtualTime } from '../fakes/bulk/virtualTime';

/**
 * Runs the code of a test file in virtual time: `Date.now`, `performance.now`, timers and pauses.
 * Returns a function that ends this.
 */
export const steerProcess = (time: VirtualTime): (() => void) => {
  const cancels = new Map<number, () => void>();
  let timers = 0;
  const setTimer = (fire: (...given: unknown[]) => void, ms = 0, ...given: unknown[]): number => {
    timers += 1;
    const id = timers;
    const cancel = time.after(ms, () => {
      cancels.delete(id);
      fire(...given);
    });
    cancels.set(id, cancel);
    return id;
  };
  const clearTimer = (id: number | undefined): void => {
    if (id === undefined) return;
    cancels.get(id)?.();
    cancels.delete(id);
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
