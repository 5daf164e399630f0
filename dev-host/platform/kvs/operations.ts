import { emptyAnswer, jsonAnswer, type SeamAnswer } from '../seam/seamCall';
import {
  batchKeysBody,
  batchSetBody,
  keyBody,
  readBody,
  setBody,
  transactionBody,
  type Condition,
  type Conditions,
} from './bodies';
import { checkItems, KvsRefusal } from './checks';
import { PLAIN, SECRET, type KvsStore, type Space } from './kvsStore';
import { query, queryEntity, shownItem } from './queries';

/** Answers one of storage's paths from a request's body, or throws `KvsRefusal`. */
export type Operation = (store: KvsStore, body: unknown) => SeamAnswer;

const keyNotFound = (): KvsRefusal => new KvsRefusal(404, 'KEY_NOT_FOUND', 'There is no such key.');

/** `get`, `getSecret`, and an entity's `get`. */
const get =
  (fixed?: Space): Operation =>
  (store, body) => {
    const { key, entityName } = readBody(keyBody, body);
    const item = store.read(fixed ?? store.spaceOf(entityName), key);
    if (item === undefined) throw keyNotFound();
    return jsonAnswer(200, shownItem(item));
  };

/**
 * `set`, `setSecret`, and an entity's `set`. With `FAIL_IF_EXISTS`, an existing key answers 409
 * `KEY_CONFLICT`, even if it has expired and is still readable.
 */
const set =
  (fixed?: Space): Operation =>
  (store, body) => {
    const { key, entityName, value, options } = readBody(setBody, body);
    const space = fixed ?? store.spaceOf(entityName);
    const previous = store.read(space, key);
    if (options?.keyPolicy === 'FAIL_IF_EXISTS' && previous !== undefined)
      throw new KvsRefusal(409, 'KEY_CONFLICT', 'The key already exists.');
    store.write(space, key, value, options?.ttl);
    return emptyAnswer();
  };

/** `delete`, `deleteSecret`, and an entity's `delete`. The client ignores a missing key. */
const remove =
  (fixed?: Space): Operation =>
  (store, body) => {
    const { key, entityName } = readBody(keyBody, body);
    if (!store.remove(fixed ?? store.spaceOf(entityName), key)) throw keyNotFound();
    return emptyAnswer();
  };

const batchSet: Operation = (store, body) =>
  forEachItem(readBody(batchSetBody, body), ({ key, entityName, value, options }) => {
    store.write(store.spaceOf(entityName), key, value, options?.ttl);
    return {};
  });

const batchDelete: Operation = (store, body) =>
  forEachItem(readBody(batchKeysBody, body), ({ key, entityName }) => {
    store.remove(store.spaceOf(entityName), key);
    return {};
  });

const batchGet: Operation = (store, body) =>
  forEachItem(readBody(batchKeysBody, body), ({ key, entityName }) => {
    const item = store.read(store.spaceOf(entityName), key);
    if (item === undefined) throw keyNotFound();
    return shownItem(item);
  });

type Keyed = { key: string; entityName?: string | undefined };

/** Carries out a batch. Each item succeeds or fails independently. */
const forEachItem = <I extends Keyed>(items: I[], carryOut: (item: I) => object): SeamAnswer => {
  checkItems(items);
  const successfulKeys: object[] = [];
  const failedKeys: object[] = [];
  for (const item of items) {
    const { key, entityName } = item;
    const named = { key, ...(entityName !== undefined && { entityName }) };
    try {
      successfulKeys.push({ ...named, ...carryOut(item) });
    } catch (error) {
      if (!(error instanceof KvsRefusal)) throw error;
      failedKeys.push({ ...named, error: { code: error.code, message: error.message } });
    }
  }
  return jsonAnswer(200, { successfulKeys, failedKeys });
};

/** `transact`: carries out everything or nothing. Checks all conditions before any write. */
const transaction: Operation = (store, body) => {
  const { set: writes, delete: deletions, check } = readBody(transactionBody, body);
  const all = [...writes, ...deletions, ...check];
  checkItems(all);
  store.inTransaction(() => {
    for (const item of all) checkConditions(store, item);
    for (const { key, entityName, value, options } of writes)
      store.write(store.spaceOf(entityName), key, value, options?.ttl);
    for (const { key, entityName } of deletions) store.remove(store.spaceOf(entityName), key);
  });
  return emptyAnswer();
};

/**
 * Checks the conditions on one entity. They are not met if the entity is missing. Throws 400
 * `CONDITIONAL_CHECK_FAILED`.
 * https://developer.atlassian.com/platform/forge/storage-reference/handling-errors-kvs/
 */
const checkConditions = (
  store: KvsStore,
  { key, entityName, conditions }: Keyed & { conditions?: Conditions },
): void => {
  if (conditions === undefined) return;
  if (entityName === undefined)
    throw new KvsRefusal(400, 'BAD_REQUEST', 'Conditions are for entities only.');
  const json = store.read(store.spaceOf(entityName), key)?.json ?? '{}';
  const attributes = JSON.parse(json) as Record<string, unknown>;
  const isMet = ({ property, values: [expected] }: Condition): boolean =>
    attributes[property] === expected;
  const { and, or } = conditions;
  if (!(and?.every(isMet) ?? true) || !(or?.some(isMet) ?? true))
    throw new KvsRefusal(400, 'CONDITIONAL_CHECK_FAILED', `A condition on "${key}" is not met.`);
};

/** Storage's paths as `@forge/kvs` calls them. */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['/api/v1/get', get(PLAIN)],
  ['/api/v1/set', set(PLAIN)],
  ['/api/v1/delete', remove(PLAIN)],
  ['/api/v1/query', query],
  ['/api/v1/secret/get', get(SECRET)],
  ['/api/v1/secret/set', set(SECRET)],
  ['/api/v1/secret/delete', remove(SECRET)],
  ['/api/v1/entity/get', get()],
  ['/api/v1/entity/set', set()],
  ['/api/v1/entity/delete', remove()],
  ['/api/v1/entity/query', queryEntity],
  ['/api/v1/batch/get', batchGet],
  ['/api/v1/batch/set', batchSet],
  ['/api/v1/batch/delete', batchDelete],
  ['/api/v1/transaction', transaction],
]);
