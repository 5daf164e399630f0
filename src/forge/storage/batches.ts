import { mapConcurrently } from '../../application/concurrency/allSettledOrThrow';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import { inStore } from './store';

// Forge's limits for one batch: 25 items, and 4 MB. A value can have 240 KiB.
// https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#storage-limits
const MAX_ITEMS = 25;
const MAX_LARGE_ITEMS = 16;
const NOT_THERE = 'KEY_NOT_FOUND';

// A real site's storage takes up to 0.9 s for a batch. The 100 chunks of the largest plan are read
// in one round trip, and Forge accepts 1,000 requests a second.
const BATCHES_AT_ONCE = 8;

/** How large the values of a batch can get. `large`: each may take all that one value can have. */
type ValueSize = 'small' | 'large';

/**
 * Reads many keys, in batches that run at the same time. They belong to an entity, if it is named.
 * Keys that do not exist are left out. Throws `StoreUnavailable`. A single key is read without a
 * batch, because some of Forge's pages allow only 45 batches a minute.
 * https://developer.atlassian.com/platform/forge/storage-reference/batchops/
 */
export const readMany = async (
  operation: string,
  keys: readonly string[],
  { entityName, size = 'small' }: { entityName?: string; size?: ValueSize } = {},
): Promise<ReadonlyMap<string, unknown>> => {
  const found = new Map<string, unknown>();
  const [only] = keys;
  if (only !== undefined && keys.length === 1) {
    const value = await inStore(operation, (store) =>
      entityName === undefined ? store.get<unknown>(only) : store.entity(entityName).get(only),
    );
    return value === undefined ? found : found.set(only, value);
  }
  const items = keys.map((key) => ({ key, ...(entityName !== undefined && { entityName }) }));
  await eachBatch(items, size, async (batch) => {
    const read = await inStore(operation, (store) => store.batchGet<unknown>(batch));
    for (const { key, value } of read.successfulKeys) found.set(key, value);
    const failed = read.failedKeys.find(({ error }) => error.code !== NOT_THERE);
    if (failed) throw new StoreUnavailable(operation, failed.error.code);
  });
  return found;
};

/**
 * Writes many keys with large values, in batches that run at the same time. Throws
 * `StoreUnavailable` if any was not written.
 */
export const writeMany = (
  operation: string,
  items: readonly { key: string; value: unknown }[],
): Promise<void> =>
  eachBatch(items, 'large', async (batch) => {
    const written = await inStore(operation, (store) => store.batchSet(batch));
    const [failed] = written.failedKeys;
    if (failed) throw new StoreUnavailable(operation, failed.error.code);
  });

/**
 * Deletes many keys, in batches that run at the same time. Throws `StoreUnavailable` if any was not
 * deleted.
 */
export const deleteMany = (operation: string, keys: readonly string[]): Promise<void> =>
  eachBatch(
    keys.map((key) => ({ key })),
    'small',
    async (batch) => {
      const deleted = await inStore(operation, (store) => store.batchDelete(batch));
      const failed = deleted.failedKeys.find(({ error }) => error.code !== NOT_THERE);
      if (failed) throw new StoreUnavailable(operation, failed.error.code);
    },
  );

const eachBatch = async <Item>(
  items: readonly Item[],
  size: ValueSize,
  run: (batch: Item[]) => Promise<void>,
): Promise<void> => {
  const most = size === 'large' ? MAX_LARGE_ITEMS : MAX_ITEMS;
  const batches: Item[][] = [];
  for (let start = 0; start < items.length; start += most)
    batches.push(items.slice(start, start + most));
  await mapConcurrently(batches, BATCHES_AT_ONCE, run);
};
