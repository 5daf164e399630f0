import type { Clock } from '../clock';
import type { Data } from '../data/data';
import type { IndexEntry } from './entityIndexes';
import { itemOf, type Item } from './items';
import { EXPIRED_BUT_READABLE_MS } from './limits';

/** Part of an index: one partition, and of it the values that meet a condition in SQL. */
export type Slice = {
  entity: string;
  indexName: string;
  partition: string;
  condition: { sql: string; values: (string | number)[] };
  sort: 'ASC' | 'DESC';
  /** The last that was seen, as sort value and key. */
  after: [sortValue: string | number, key: string] | undefined;
  limit: number;
};

/** The indexes over the entities of one installation. */
export type IndexEntries = {
  replace: (entity: string, key: string, entries: readonly IndexEntry[]) => void;
  list: (slice: Slice) => { item: Item; sortValue: string | number }[];
};

export const makeIndexEntries = (
  { statement }: Data,
  id: string, // of the installation
  clock: Clock,
): IndexEntries => ({
  replace: (entity, key, entries) => {
    statement('DELETE FROM entry WHERE installation = ? AND entity = ? AND key = ?').run([
      id,
      entity,
      key,
    ]);
    const insert = statement('INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)');
    for (const { indexName, partition, sortValue } of entries)
      insert.run([id, entity, indexName, partition, sortValue, key]);
  },
  list: ({ entity, indexName, partition, condition, sort, after, limit }) => {
    const beyond = sort === 'ASC' ? '>' : '<';
    const sql = `
      SELECT entry.sort_value, item.* FROM entry JOIN item
        ON item.installation = entry.installation AND item.space = ? AND item.key = entry.key
      WHERE entry.installation = ? AND entity = ? AND index_name = ? AND partition_values = ?
        AND (expires IS NULL OR expires > ?) AND ${condition.sql}
        ${after === undefined ? '' : `AND (sort_value, entry.key) ${beyond} (?, ?)`}
      ORDER BY sort_value ${sort}, entry.key ${sort} LIMIT ?`;
    const unexpired = clock() - EXPIRED_BUT_READABLE_MS;
    return statement(sql)
      .all([
        `entity:${entity}`,
        id,
        entity,
        indexName,
        partition,
        unexpired,
        ...condition.values,
        ...(after ?? []),
        limit,
      ])
      .map((row) => ({ item: itemOf(row), sortValue: sortValueOf(row['sort_value']) }));
  },
});

const sortValueOf = (value: unknown): string | number =>
  typeof value === 'string' ? value : Number(value);
