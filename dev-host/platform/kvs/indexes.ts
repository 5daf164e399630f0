import type { Clock } from '../clock';
import type { Data } from '../data';
import type { EntityIndex, EntityType } from '../manifest/manifest';
import { itemOf, type Item } from './items';
import { EXPIRED_BUT_READABLE_MS } from './limits';

/** An index that every entity has besides those of manifest.yml. It lists all values by key. */
const BY_KEY: EntityIndex = { name: 'by-key', partition: [], range: 'key' };

type SortValue = string | number;

/** The place of an entity's value in one index. */
export type IndexEntry = { indexName: string; partition: string; sortValue: SortValue };

/** Part of an index: the values of one partition whose sort values begin with a text. */
export type Slice = {
  entity: string;
  indexName: string;
  partition: string;
  beginsWith: string;
  sort: 'ASC' | 'DESC';
  /** The sort value and the key of the last entry that was read. */
  after: [sortValue: SortValue, key: string] | undefined;
  limit: number;
};

/** The indexes of the entities of one installation. */
export type Indexes = {
  /** Replaces all entries of one entity's value. */
  replace: (entity: string, key: string, entries: readonly IndexEntry[]) => void;
  list: (slice: Slice) => { item: Item; sortValue: SortValue }[];
};

export const makeIndexes = (
  { statement }: Data,
  id: string, // of the installation
  clock: Clock,
): Indexes => ({
  replace: (entity, key, entries) => {
    const remove = 'DELETE FROM entry WHERE installation = ? AND entity = ? AND key = ?';
    statement(remove).run([id, entity, key]);
    const insert = statement('INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)');
    for (const { indexName, partition, sortValue } of entries)
      insert.run([id, entity, indexName, partition, sortValue, key]);
  },
  list: ({ entity, indexName, partition, beginsWith, sort, after, limit }) => {
    const beyond = sort === 'ASC' ? '>' : '<';
    const sql = `
      SELECT entry.sort_value, item.* FROM entry JOIN item
        ON item.installation = entry.installation AND item.space = ? AND item.key = entry.key
      WHERE entry.installation = ? AND entity = ? AND index_name = ? AND partition_values = ?
        AND (expires IS NULL OR expires > ?) AND substr(sort_value, 1, ?) = ?
        ${after === undefined ? '' : `AND (sort_value, entry.key) ${beyond} (?, ?)`}
      ORDER BY sort_value ${sort}, entry.key ${sort} LIMIT ?`;
    const oldest = clock() - EXPIRED_BUT_READABLE_MS;
    const characters = Array.from(beginsWith).length;
    return statement(sql)
      .all([
        ...[`entity:${entity}`, id, entity, indexName, partition, oldest, characters, beginsWith],
        ...(after ?? []),
        limit,
      ])
      .map((row) => ({ item: itemOf(row), sortValue: sortValueOf(row['sort_value']) }));
  },
});

const sortValueOf = (value: unknown): SortValue =>
  typeof value === 'string' ? value : Number(value);

export const findIndex = (entity: EntityType, name: string): EntityIndex | undefined =>
  name === BY_KEY.name ? BY_KEY : entity.indexes.find((index) => index.name === name);

/** Returns the text by which a partition is stored. */
export const partitionText = (values: readonly unknown[]): string => JSON.stringify(values);

/**
 * Returns the places of an entity's value in its indexes. An index leaves out values that lack one
 * of its attributes.
 */
export const entriesOf = (
  entity: EntityType,
  key: string,
  attributes: Record<string, unknown>,
): IndexEntry[] => {
  const declared = entity.indexes.flatMap(({ name, partition, range }) => {
    const sortValue = sortable(attributes[range]);
    const values = partition.map((attribute) => attributes[attribute]);
    return sortValue === undefined || values.includes(undefined)
      ? []
      : [{ indexName: name, partition: partitionText(values), sortValue }];
  });
  return [...declared, { indexName: BY_KEY.name, partition: partitionText([]), sortValue: key }];
};

/** Returns a value in a form that has an order. Undefined if it has none. */
const sortable = (value: unknown): SortValue | undefined => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
};
