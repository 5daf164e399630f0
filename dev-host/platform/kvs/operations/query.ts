import { jsonAnswer } from '../../seam/answers';
import { queryBody, readBody } from '../bodies';
import { cursorOf, placeOf } from '../cursor';
import { PLAIN } from '../kvsStore';
import { shownItem } from '../shownItem';
import type { Operation } from './operation';

/**
 * `query`: plain keys in order. A full page has a cursor even where nothing comes after it, as on
 * the platform; results are never late here, where the platform's may be.
 */
export const query: Operation = (store, body) => {
  const { limit, after, where, options } = readBody(queryBody, body);
  const beginsWith = where?.[0].values[0] ?? '';
  const [last = ''] = after === undefined ? [] : placeOf(after, 1);
  const found = store.items.list(PLAIN.space, beginsWith, String(last), limit);
  const end = found.at(-1);
  return jsonAnswer(200, {
    data: found.map((item) => shownItem(item, options?.metadataFields)),
    ...(end !== undefined && found.length === limit && { cursor: cursorOf([end.key]) }),
  });
};
