import { jsonAnswer } from '../../seam/answers';
import { entityQueryBody, readBody } from '../bodies';
import { cursorOf, placeOf } from '../cursor';
import { findIndex, partitionText } from '../entityIndexes';
import { KvsRefusal } from '../kvsRefusal';
import { matches } from '../matches';
import { rangeCondition } from '../rangeCondition';
import { shownItem } from '../shownItem';
import type { Operation } from './operation';

/**
 * An entity's `query` by one of its indexes. Filters are applied to a page after it was read, so
 * that a page may be short, or empty, and have a cursor.
 */
export const queryEntity: Operation = (store, body) => {
  const query = readBody(entityQueryBody, body);
  const entity = store.entityOf(query.entityName);
  const index = findIndex(entity, query.indexName);
  if (index === undefined)
    throw invalid(`The entity "${entity.name}" has no index "${query.indexName}".`);
  if (query.partition.length !== index.partition.length)
    throw invalid(`The index "${index.name}" wants ${index.partition.length} partition values.`);
  const page = store.entries.list({
    entity: entity.name,
    indexName: index.name,
    partition: partitionText(query.partition),
    condition: rangeCondition(query.range),
    sort: query.sort,
    after: query.cursor === undefined ? undefined : lastOf(query.cursor),
    limit: query.limit,
  });
  const end = page.at(-1);
  return jsonAnswer(200, {
    data: page
      .filter(({ item }) =>
        matches(JSON.parse(item.json) as Record<string, unknown>, query.filters),
      )
      .map(({ item }) => shownItem(item, query.options?.metadataFields)),
    ...(end !== undefined &&
      page.length === query.limit && { cursor: cursorOf([end.sortValue, end.item.key]) }),
  });
};

const invalid = (message: string): KvsRefusal => new KvsRefusal(400, 'INVALID_QUERY', message);

/** The last entry that was seen, as sort value and key; undefined for a cursor of the start. */
const lastOf = (cursor: string): [string | number, string] | undefined => {
  const [sortValue, key] = placeOf(cursor, 2);
  return sortValue === undefined ? undefined : [sortValue, String(key)];
};
