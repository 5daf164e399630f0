import { jsonAnswer } from '../../seam/answers';
import { keyBody, readBody } from '../bodies';
import { KvsRefusal } from '../kvsRefusal';
import type { Place } from '../kvsStore';
import { shownItem } from '../shownItem';
import type { Operation } from './operation';

export const keyNotFound = (): KvsRefusal =>
  new KvsRefusal(404, 'KEY_NOT_FOUND', 'There is no such key.');

/** `get`, `getSecret`, and an entity's `get`. */
export const get =
  (fixed?: Place): Operation =>
  (store, body) => {
    const { key, entityName, options } = readBody(keyBody, body);
    const item = store.read(fixed ?? store.placeOf(entityName), key);
    if (item === undefined) throw keyNotFound();
    return jsonAnswer(200, shownItem(item, options?.metadataFields));
  };
