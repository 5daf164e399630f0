import { Filter, FilterConditions, type BatchGetItemResult } from '@forge/kvs';
import * as z from 'zod/mini';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import {
  makeSave,
  retrySuperseded,
  SUPERSEDED,
  type Version,
  type Versioned,
  type Write,
} from '../../application/ports/versions';
import { readMany } from './batches';
import { inStore, isConditionFailed, isKeyConflict } from './store';

/** The entity in manifest.yml for all values whose version storage checks. */
export const VERSIONED = 'versioned';

/** A stored value, and the ID of the write that stored it. */
export type StoredValue = { version: string; value: unknown };

const storedSchema = z.strictObject({ version: z.string(), value: z.unknown() });

/** Reads a value with its version. Throws `StoreUnavailable`. */
export const readVersioned = async (
  operation: string,
  key: string,
): Promise<Versioned<unknown>> => {
  const stored = await inStore(operation, (store) => store.entity<StoredValue>(VERSIONED).get(key));
  return stored === undefined
    ? { value: undefined, version: undefined }
    : readStored(operation, stored);
};

/**
 * Reads the values of many keys, in the order of the keys. A value is undefined if nothing is
 * stored.
 */
export const readManyVersioned = async (
  operation: string,
  keys: readonly string[],
): Promise<unknown[]> => {
  const found = await readMany(operation, keys, { entityName: VERSIONED });
  return keys.map((key) =>
    found.has(key) ? readStored(operation, found.get(key)).value : undefined,
  );
};

/** Reads a value from a query or a batch. A value without a version must not count as missing. */
export const readStored = (
  operation: string,
  stored: BatchGetItemResult<unknown>['value'],
): { value: unknown; version: Version } => {
  const parsed = storedSchema.safeParse(stored);
  if (!parsed.success) throw new StoreUnavailable(operation, 'unknown form');
  return { value: parsed.data.value, version: parsed.data.version as Version };
};

/**
 * Writes a value if storage has one of the versions in `over`. Storage checks the condition and
 * writes in one step, whenever the write arrives. Throws `StoreUnavailable`, with the code
 * `superseded` if storage has another version.
 * https://developer.atlassian.com/platform/forge/storage-reference/entities-transactions/
 */
export const writeVersioned = async (
  operation: string,
  key: string,
  value: unknown,
  { version, over }: Write,
): Promise<void> => {
  const stored: StoredValue = { version, value };
  if (over.includes(undefined) && (await create(operation, key, stored))) return;
  const versions = over.filter((one) => one !== undefined);
  if (!(await replace(operation, key, stored, versions)))
    throw new StoreUnavailable(operation, SUPERSEDED);
};

/**
 * Reads a value and writes what `change` makes of it. If another writer comes between, it starts
 * again. Returns the result of `change`. It also writes if nothing changes: otherwise an earlier
 * write that is still on its way could be carried out. If `change` throws, nothing is written.
 */
export const changeVersioned = async <T>(
  operation: string,
  key: string,
  newId: () => string,
  change: (stored: unknown) => { next: unknown; result: T },
): Promise<T> =>
  await retrySuperseded(async () => {
    const { value, version } = await readVersioned(operation, key);
    const { next, result } = change(value);
    await makeSave<unknown>(version, newId, (toStore, write) =>
      writeVersioned(operation, key, toStore, write),
    )(next);
    return result;
  });

const create = async (operation: string, key: string, stored: StoredValue): Promise<boolean> => {
  try {
    await inStore(operation, (store) =>
      store.entity<StoredValue>(VERSIONED).set(key, stored, { keyPolicy: 'FAIL_IF_EXISTS' }),
    );
    return true;
  } catch (error) {
    if (isKeyConflict(error)) return false;
    throw error;
  }
};

const replace = async (
  operation: string,
  key: string,
  stored: StoredValue,
  versions: readonly Version[],
): Promise<boolean> => {
  const [first, ...others] = versions.map((version) => FilterConditions.equalTo(version));
  if (first === undefined) return false;
  const conditions = others.reduce(
    (filter, condition) => filter.or('version', condition),
    new Filter<StoredValue>().or('version', first),
  );
  try {
    await inStore(operation, (store) =>
      store.transact().set(key, stored, { entityName: VERSIONED, conditions }).execute(),
    );
    return true;
  } catch (error) {
    if (isConditionFailed(error)) return false;
    throw error;
  }
};
