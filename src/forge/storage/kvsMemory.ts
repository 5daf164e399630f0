import type { Clock } from '../../application/ports/clock';
import type { Crypto } from '../../application/ports/crypto';
import type { Memory } from '../../application/ports/memory';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import { inStore } from './store';

/**
 * A memory in the app's storage, and in front of it what this invocation has read already.
 * Made anew for each invocation: the next one may belong to another customer.
 */
export const makeKvsMemory = (parts: { clock: Clock; digest: Crypto['digest'] }): Memory => {
  const { clock, digest } = parts;
  const readAlready = new Map<string, unknown>();
  // A group's name may hold characters that a storage key may not, and be longer.
  const nameOf = (key: string): string => `memory:${digest(key)}`;

  const fetch = async (key: string): Promise<unknown> => {
    const stored = await quietly(() => inStore('recall', (store) => store.get(nameOf(key))));
    // The platform may give expired values for a while, so the time is checked here.
    return isRemembered(stored) && stored.until > clock() ? stored.value : undefined;
  };

  return {
    recall: async (key, read) => {
      if (!readAlready.has(key)) readAlready.set(key, await fetch(key));
      return read(readAlready.get(key));
    },
    remember: async (key, value, seconds) => {
      readAlready.set(key, value);
      const stored = { value, until: clock() + seconds * 1_000 };
      await quietly(() =>
        inStore('remember', (store) =>
          store.set(nameOf(key), stored, { ttl: { value: seconds, unit: 'SECONDS' } }),
        ),
      );
    },
    forget: async (key) => {
      readAlready.set(key, undefined);
      await quietly(() => inStore('forget', (store) => store.delete(nameOf(key))));
    },
  };
};

const quietly = async <T>(run: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await run();
  } catch (error) {
    if (error instanceof StoreUnavailable) return undefined; // as if nothing were remembered
    throw error;
  }
};

const isRemembered = (stored: unknown): stored is { value: unknown; until: number } =>
  typeof stored === 'object' &&
  stored !== null &&
  typeof (stored as { until?: unknown }).until === 'number';
