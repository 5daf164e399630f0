import { replaceDate } from './replaceDate';

/**
 * Puts a `Date` in the place of this worker's own that runs ahead of the machine's clock; gives what
 * sets by how many milliseconds. Timers and `performance` stay as they are.
 */
export const steerDate = (): ((aheadMs: number) => void) => {
  const realNow = Date.now;
  let ahead = 0;
  replaceDate(() => realNow() + ahead);
  return (aheadMs) => {
    ahead = aheadMs;
  };
};
