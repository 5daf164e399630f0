import * as z from 'zod';
import { jsonAnswer, type SeamAnswer } from '../seam/seamCall';
import { entityQueryBody, queryBody, readBody } from './bodies';
import { KvsRefusal } from './checks';
import { findIndex, partitionText } from './indexes';
import { PLAIN, type Item, type KvsStore } from './kvsStore';

/**
 * Answers `query`: plain keys in order. New values are found at once, although the platform may take
 * longer.
 */
export const query = (store: KvsStore, body: unknown): SeamAnswer => {
  const { limit, after, where } = readBody(queryBody, body);
  const beginsWith = where?.[0].values[0] ?? '';
  const [last = ''] = after === undefined ? [] : positionOf(after, 1);
  const found = store.list(PLAIN, beginsWith, String(last), limit);
  return pageAnswer(found, limit, ({ key }) => [key]);
};

/** Answers an entity's `query` by one of its indexes. */
export const queryEntity = (store: KvsStore, body: unknown): SeamAnswer => {
  const { entityName, indexName, partition, range, sort, cursor, limit } = readBody(
    entityQueryBody,
    body,
  );
  const entity = store.entityOf(entityName);
  const index = findIndex(entity, indexName);
  if (index === undefined)
    throw invalidQuery(`The entity "${entity.name}" has no index "${indexName}".`);
  if (partition.length !== index.partition.length)
    throw invalidQuery(
      `The index "${index.name}" needs ${index.partition.length} partition values.`,
    );
  const page = store.listIndex({
    entity: entity.name,
    indexName: index.name,
    partition: partitionText(partition),
    beginsWith: range?.values[0] ?? '',
    sort,
    after: cursor === undefined ? undefined : lastEntryOf(cursor),
    limit,
  });
  return pageAnswer(page, limit, ({ sortValue, key }) => [sortValue, key]);
};

/** Answers with a page. If it is full, it has a cursor, even if nothing comes after it, as in Forge. */
const pageAnswer = <I extends Item>(
  page: readonly I[],
  limit: number,
  positionAfter: (last: I) => Position,
): SeamAnswer => {
  const last = page.length === limit ? page.at(-1) : undefined;
  return jsonAnswer(200, {
    data: page.map(shownItem),
    ...(last !== undefined && { cursor: cursorOf(positionAfter(last)) }),
  });
};

/** Returns an item as answers show it. */
export const shownItem = ({ key, json }: Item): { key: string; value: unknown } => ({
  key,
  value: JSON.parse(json) as unknown,
});

/** Makes a new cursor for the position of another cursor. Undefined is the start. */
export const nextCursorAt = (cursor: string | undefined): string => {
  if (cursor === undefined) return cursorOf([], 1);
  const { position, emptyPages } = readCursor(cursor);
  return cursorOf(position, emptyPages + 1);
};

const invalidQuery = (message: string): KvsRefusal => new KvsRefusal(400, 'INVALID_QUERY', message);

/** The sort value and the key of the last entry that was read. Undefined at the start. */
const lastEntryOf = (cursor: string): [string | number, string] | undefined => {
  const [sortValue, key] = positionOf(cursor, 2);
  return sortValue === undefined ? undefined : [sortValue, String(key)];
};

type Position = readonly (string | number)[];

/**
 * Makes a cursor: a position in a list, in a form that the app cannot interpret. `emptyPages` counts
 * the empty pages in a row at this position, so that each cursor of a listing is different.
 */
const cursorOf = (position: Position, emptyPages = 0): string =>
  Buffer.from(JSON.stringify([position, emptyPages])).toString('base64url');

/** Returns the position of a cursor. It has `length` values, or none at the start. */
const positionOf = (cursor: string, length: number): Position => {
  const { position } = readCursor(cursor);
  if (position.length === length || position.length === 0) return position;
  throw invalidCursor();
};

const cursorSchema = z.tuple([z.array(z.union([z.string(), z.number()])), z.int()]);

const readCursor = (cursor: string): { position: Position; emptyPages: number } => {
  const parsed = cursorSchema.safeParse(jsonOf(cursor));
  if (!parsed.success) throw invalidCursor();
  const [position, emptyPages] = parsed.data;
  return { position, emptyPages };
};

const jsonOf = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
};

const invalidCursor = (): KvsRefusal =>
  new KvsRefusal(400, 'INVALID_CURSOR', 'The cursor does not come from storage.');
