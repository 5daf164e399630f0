import { setTimeout as sleep } from 'node:timers/promises';

/** Waits so many milliseconds; false where the server was closed meanwhile. */
export const pause = async (ms: number, closing: AbortSignal): Promise<boolean> => {
  if (ms <= 0) return !closing.aborted;
  try {
    await sleep(ms, undefined, { signal: closing });
    return true;
  } catch {
    return false; // aborted: the one way in which this wait fails
  }
};
