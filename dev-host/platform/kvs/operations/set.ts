import { emptyAnswer, jsonAnswer } from '../../seam/answers';
import { readBody, setBody } from '../bodies';
import { expiryOf } from '../expiry';
import { KvsRefusal } from '../kvsRefusal';
import type { Place } from '../kvsStore';
import { shownItem } from '../shownItem';
import type { Operation } from './operation';

/**
 * `set`, `setSecret`, and an entity's `set`. With `FAIL_IF_EXISTS` a key that is there answers 409
 * `KEY_CONFLICT`, also where it has expired and is readable still.
 */
export const set =
  (fixed?: Place): Operation =>
  (store, body) => {
    const { key, entityName, value, options = {} } = readBody(setBody, body);
    const place = fixed ?? store.placeOf(entityName);
    const previous = store.read(place, key);
    if (options.keyPolicy === 'FAIL_IF_EXISTS' && previous !== undefined)
      throw new KvsRefusal(409, 'KEY_CONFLICT', 'The key exists already.');
    store.write(place, key, value, expiryOf(options.ttl, store.clock()));
    const { returnValue, returnMetadataFields } = options;
    if (returnValue === undefined) return emptyAnswer();
    const shown = returnValue === 'PREVIOUS' ? previous : store.read(place, key);
    return shown === undefined
      ? emptyAnswer()
      : jsonAnswer(200, shownItem(shown, returnMetadataFields));
  };
