import type { Clock } from '../../application/ports/platform';

const KEPT_MS = 5_000;

/**
 * Keeps what was read from storage for 5 seconds of an invocation, so that the checks of one change
 * share it, and a step that runs for a minute notices a new value. Those who ask at the same time
 * share one reading. A failure is not kept.
 */
export const keepBriefly = <Value>(clock: Clock) => {
  const kept = new Map<string, { value: Promise<Value>; until: number }>();
  return {
    get: (key: string, read: () => Promise<Value>): Promise<Value> => {
      const found = kept.get(key);
      if (found && found.until > clock()) return found.value;
      const value = read();
      kept.set(key, { value, until: clock() + KEPT_MS });
      value.catch(() => kept.delete(key));
      return value;
    },
    /** Reads the value again the next time. */
    forget: (key: string): void => {
      kept.delete(key);
    },
  };
};
