import type { Clock } from '../../application/ports/platform';

const KEPT_MS = 1_000;

/**
 * Keeps what was read from storage for a second of an invocation, so that the checks of one change
 * share it. A job checks hundreds of groups, and would otherwise read more in a minute than storage
 * answers. Those who ask at the same time share one reading. A failure is not kept.
 */
export const keepBriefly = <Value>(clock: Clock) => {
  const kept = new Map<string, { value: Promise<Value>; until: number }>();
  return {
    get: (key: string, read: () => Promise<Value>): Promise<Value> => {
      const found = kept.get(key);
      if (found && found.until > clock()) return found.value;
      const entry = { value: read(), until: Infinity };
      kept.set(key, entry);
      entry.value.then(
        () => (entry.until = clock() + KEPT_MS),
        () => (entry.until = 0),
      );
      return entry.value;
    },
    /** Reads the value again the next time. */
    forget: (key: string): void => {
      kept.delete(key);
    },
  };
};
