import { PLAIN, SECRET } from '../kvsStore';
import { batchDelete, batchGet, batchSet } from './batch';
import { get } from './get';
import type { Operation } from './operation';
import { query } from './query';
import { queryEntity } from './queryEntity';
import { remove } from './remove';
import { set } from './set';
import { transaction } from './transaction';

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
