import { jsonAnswer } from '../../seam/answers';
import { batchKeysBody, batchSetBody, readBody } from '../bodies';
import { expiryOf } from '../expiry';
import { KvsRefusal } from '../kvsRefusal';
import { shownItem } from '../shownItem';
import { checkTogether } from './checkTogether';
import { keyNotFound } from './get';
import type { Operation } from './operation';

/* Batches: up to 25 items, each of which succeeds or fails by itself. */

export const batchSet: Operation = (store, body) =>
  each(readBody(batchSetBody, body), ({ key, entityName, value, options }) => {
    store.write(store.placeOf(entityName), key, value, expiryOf(options?.ttl, store.clock()));
    return {};
  });

export const batchDelete: Operation = (store, body) =>
  each(readBody(batchKeysBody, body), ({ key, entityName }) => {
    store.remove(store.placeOf(entityName), key);
    return {};
  });

export const batchGet: Operation = (store, body) =>
  each(readBody(batchKeysBody, body), ({ key, entityName, options }) => {
    const item = store.read(store.placeOf(entityName), key);
    if (item === undefined) throw keyNotFound();
    return shownItem(item, options?.metadataFields);
  });

type Keyed = { key: string; entityName?: string | undefined };

const each = <I extends Keyed>(items: I[], carryOut: (item: I) => object) => {
  checkTogether(items);
  const successfulKeys: object[] = [];
  const failedKeys: object[] = [];
  for (const item of items) {
    const named = {
      key: item.key,
      ...(item.entityName !== undefined && { entityName: item.entityName }),
    };
    try {
      successfulKeys.push({ ...named, ...carryOut(item) });
    } catch (error) {
      if (!(error instanceof KvsRefusal)) throw error;
      failedKeys.push({ ...named, error: { code: error.code, message: error.message } });
    }
  }
  return jsonAnswer(200, { successfulKeys, failedKeys });
};
