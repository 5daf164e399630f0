import type { Clock, Crypto } from '../../application/ports/platform';
import type { Cache } from '../../application/ports/storage';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import { log } from '../platform/log';
import { inStore, type StoreRun } from './store';

/**
 * A cache in the app's storage. Values that this invocation has read are kept in memory. It is
 * created for each invocation, because the next one may belong to another customer.
 */
export const makeKvsCache = (deps: { clock: Clock; digest: Crypto['digest'] }): Cache => {
  const { clock, digest } = deps;
  const readAlready = new Map<string, unknown>();
  let isBroken = false; // after one failure, this invocation does not wait for it again

  const quietly = async <T>(operation: string, run: StoreRun<T>): Promise<T | undefined> => {
    if (isBroken) return undefined;
    try {
      return await inStore(operation, run);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      isBroken = true;
      log({ event: `cache: ${operation}`, code: error.code });
      return undefined;
    }
  };

  // A group's name can be longer than a storage key, and have characters that a key can't.
  const nameOf = (key: string): string => `cache:${digest(key)}`;

  // The platform may return expired values for a while, so the time is checked here.
  const valueOf = (stored: unknown): unknown =>
    isCacheEntry(stored) && stored.until > clock() ? stored.value : undefined;

  const noteRead = (key: string, stored: unknown): void => {
    // A newer value may have been stored in the meantime.
    if (!readAlready.has(key)) readAlready.set(key, valueOf(stored));
  };

  return {
    get: async (key, read) => {
      if (!readAlready.has(key))
        noteRead(key, await quietly('get', (store) => store.get<unknown>(nameOf(key))));
      return read(readAlready.get(key));
    },
    put: async (key, value, seconds) => {
      readAlready.set(key, value);
      const stored = { value, until: clock() + seconds * 1_000 };
      await quietly('put', (store) =>
        store.set(nameOf(key), stored, { ttl: { value: seconds, unit: 'SECONDS' } }),
      );
    },
    prefetch: async (keys) => {
      const unread = new Map(
        keys.filter((key) => !readAlready.has(key)).map((key) => [nameOf(key), key]),
      );
      if (unread.size === 0) return;
      const items = [...unread.keys()].map((key) => ({ key }));
      const read = await quietly('prefetch', (store) => store.batchGet<unknown>(items));
      for (const { key, value } of read?.successfulKeys ?? [])
        noteRead(unread.get(key) ?? key, value);
      for (const { key, error } of read?.failedKeys ?? [])
        if (error.code === 'KEY_NOT_FOUND') noteRead(unread.get(key) ?? key, undefined);
    },
    forget: async (key) => {
      readAlready.set(key, undefined);
      await quietly('forget', (store) => store.delete(nameOf(key)));
    },
  };
};

const isCacheEntry = (stored: unknown): stored is { value: unknown; until: number } =>
  typeof stored === 'object' &&
  stored !== null &&
  typeof (stored as { until?: unknown }).until === 'number';
