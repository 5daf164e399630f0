import { setTimeout as wait } from 'node:timers/promises';
import type { Pause } from '../../application/ports/platform';

export const pause: Pause = (milliseconds) => wait(milliseconds);

export const TIMED_OUT = Symbol('timed out');

/** Waits for a promise for at most this many milliseconds. A later result or failure is ignored. */
export const withinTime = async <T>(
  promise: Promise<T>,
  milliseconds: number,
): Promise<T | typeof TIMED_OUT> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<typeof TIMED_OUT>((resolve) => {
    timer = setTimeout(() => {
      resolve(TIMED_OUT);
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => undefined);
  }
};
