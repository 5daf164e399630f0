import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import { inStore } from './store';

// Forge's limit for one batch.
// https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#storage-limits
const MAX_ITEMS = 25;
const NOT_THERE = 'KEY_NOT_FOUND';

/**
 * Reads many keys, 25 at a time. They belong to an entity, if it is named. Keys that do not exist
 * are left out. Throws `StoreUnavailable`. A single key is read without a batch, because some of
 * Forge's pages allow only 45 batches a minute.
 * https://developer.atlassian.com/platform/forge/storage-reference/batchops/
 */
export const readMany = async (
  operation: string,
  keys: readonly string[],
  entityName?: string,
): Promise<ReadonlyMap<string, unknown>> => {
  const found = new Map<string, unknown>();
  const [only] = keys;
  if (only !== undefined && keys.length === 1) {
    const value = await inStore(operation, (store) =>
      entityName === undefined ? store.get<unknown>(only) : store.entity(entityName).get(only),
    );
    return value === undefined ? found : found.set(only, value);
  }
  for (let start = 0; start < keys.length; start += MAX_ITEMS) {
    const items = keys
      .slice(start, start + MAX_ITEMS)
      .map((key) => ({ key, ...(entityName !== undefined && { entityName }) }));
    const read = await inStore(operation, (store) => store.batchGet<unknown>(items));
    for (const { key, value } of read.successfulKeys) found.set(key, value);
    const failed = read.failedKeys.find(({ error }) => error.code !== NOT_THERE);
    if (failed) throw new StoreUnavailable(operation, failed.error.code);
  }
  return found;
};

/** Writes many keys, 25 at a time. Throws `StoreUnavailable` if any was not written. */
export const writeMany = async (
  operation: string,
  items: readonly { key: string; value: unknown }[],
): Promise<void> => {
  for (let start = 0; start < items.length; start += MAX_ITEMS) {
    const some = items.slice(start, start + MAX_ITEMS);
    const written = await inStore(operation, (store) => store.batchSet(some));
    const [failed] = written.failedKeys;
    if (failed) throw new StoreUnavailable(operation, failed.error.code);
  }
};

/** Deletes many keys in order, 25 at a time. Throws `StoreUnavailable` if any was not deleted. */
export const deleteMany = async (operation: string, keys: readonly string[]): Promise<void> => {
  for (let start = 0; start < keys.length; start += MAX_ITEMS) {
    const items = keys.slice(start, start + MAX_ITEMS).map((key) => ({ key }));
    const deleted = await inStore(operation, (store) => store.batchDelete(items));
    const failed = deleted.failedKeys.find(({ error }) => error.code !== NOT_THERE);
    if (failed) throw new StoreUnavailable(operation, failed.error.code);
  }
};
