import { emptyAnswer } from '../../seam/answers';
import { keyBody, readBody } from '../bodies';
import type { Place } from '../kvsStore';
import { keyNotFound } from './get';
import type { Operation } from './operation';

/** `delete`, `deleteSecret`, and an entity's `delete`. The client makes nothing of a missing key. */
export const remove =
  (fixed?: Place): Operation =>
  (store, body) => {
    const { key, entityName } = readBody(keyBody, body);
    if (!store.remove(fixed ?? store.placeOf(entityName), key)) throw keyNotFound();
    return emptyAnswer();
  };
