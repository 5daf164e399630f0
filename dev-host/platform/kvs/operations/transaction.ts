import { emptyAnswer } from '../../seam/answers';
import { readBody, transactionBody, type Conditions } from '../bodies';
import { expiryOf } from '../expiry';
import { KvsRefusal } from '../kvsRefusal';
import type { KvsStore } from '../kvsStore';
import { matches } from '../matches';
import { checkTogether } from './checkTogether';
import type { Operation } from './operation';

/** `transact`: all of it or nothing. Conditions are checked on entities only, before any write. */
export const transaction: Operation = (store, body) => {
  const { set, delete: deletions, check } = readBody(transactionBody, body);
  const all = [...set, ...deletions, ...check];
  checkTogether(all);
  store.inTransaction(() => {
    for (const item of all) checkConditions(store, item);
    for (const { key, entityName, value, options } of set)
      store.write(store.placeOf(entityName), key, value, expiryOf(options?.ttl, store.clock()));
    for (const { key, entityName } of deletions) store.remove(store.placeOf(entityName), key);
  });
  return emptyAnswer();
};

type Checked = { key: string; entityName?: string | undefined; conditions?: Conditions };

/**
 * Checks the conditions on one entity. An entity that does not exist has no attributes: of the
 * conditions on it `NOT_EXISTS` and `NOT_EQUAL_TO` are met. Throws 400 `CONDITIONAL_CHECK_FAILED`.
 * https://developer.atlassian.com/platform/forge/storage-reference/handling-errors-kvs/
 */
const checkConditions = (store: KvsStore, { key, entityName, conditions }: Checked): void => {
  if (conditions === undefined) return;
  if (entityName === undefined)
    throw new KvsRefusal(400, 'BAD_REQUEST', 'Conditions are for entities only.');
  const json = store.read(store.placeOf(entityName), key)?.json ?? '{}';
  if (!matches(JSON.parse(json) as Record<string, unknown>, conditions))
    throw new KvsRefusal(400, 'CONDITIONAL_CHECK_FAILED', `A condition on "${key}" is not met.`);
};
