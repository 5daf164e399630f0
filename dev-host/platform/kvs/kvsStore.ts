import type { Clock } from '../clock';
import type { Data } from '../data';
import type { EntityType } from '../manifest/manifest';
import { expiryOf, type Ttl } from './bodies';
import { checkAttributes, checkKey, checkValue, KvsRefusal } from './checks';
import { entriesOf, type IndexEntry, type SortValue } from './indexes';
import { EXPIRED_BUT_READABLE_MS } from './limits';

/** A space of keys: plain keys, secrets, or the keys of an entity. */
export type Space = { name: string; entity?: EntityType };

/** A stored value as JSON. */
export type Item = { key: string; json: string };

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

/**
 * One installation's storage. It checks keys and values by the platform's rules. Expired values stay
 * readable for two days, because the platform warns that this may happen.
 */
export type KvsStore = {
  inTransaction: Data['inTransaction'];
  /** Returns the space of an entity. Without a name, that of plain keys. */
  spaceOf: (entityName: string | undefined) => Space;
  entityOf: (entityName: string) => EntityType;
  read: (space: Space, key: string) => Item | undefined;
  write: (space: Space, key: string, value: unknown, ttl: Ttl) => void;
  /** Returns false if there is no such key. */
  remove: (space: Space, key: string) => boolean;
  /** Lists keys in order, from those that begin with `beginsWith` and come after `after`. */
  list: (space: Space, beginsWith: string, after: string, limit: number) => Item[];
  listIndex: (slice: Slice) => (Item & { sortValue: SortValue })[];
};

export const PLAIN: Space = { name: 'plain' };
export const SECRET: Space = { name: 'secret' };

const THIS_ITEM = 'FROM item WHERE installation = ? AND space = ? AND key = ?';
const UNEXPIRED = '(expires IS NULL OR expires > ?)';
const WRITE = `
  INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET value = excluded.value, updated = excluded.updated,
    expires = excluded.expires`;
const LIST = `
  SELECT key, value FROM item WHERE installation = ? AND space = ? AND key > ? AND key >= ?
    AND substr(key, 1, ?) = ? AND ${UNEXPIRED} ORDER BY key LIMIT ?`;

export const makeKvsStore = (
  { statement, inTransaction }: Data,
  id: string, // of the installation
  entities: readonly EntityType[],
  clock: Clock,
): KvsStore => {
  const oldest = (): number => clock() - EXPIRED_BUT_READABLE_MS;
  const entityOf = (entityName: string): EntityType => {
    const entity = entities.find(({ name }) => name === entityName);
    if (entity !== undefined) return entity;
    throw new KvsRefusal(400, 'INVALID_ENTITY', `manifest.yml has no entity "${entityName}".`);
  };
  const replaceEntries = (entity: string, key: string, entries: readonly IndexEntry[]): void => {
    const remove = 'DELETE FROM entry WHERE installation = ? AND entity = ? AND key = ?';
    statement(remove).run([id, entity, key]);
    const insert = statement('INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)');
    for (const { indexName, partition, sortValue } of entries)
      insert.run([id, entity, indexName, partition, sortValue, key]);
  };
  return {
    inTransaction,
    entityOf,
    spaceOf: (entityName) =>
      entityName === undefined
        ? PLAIN
        : { name: `entity:${entityName}`, entity: entityOf(entityName) },
    read: ({ name }, key) => {
      checkKey(key);
      const sql = `SELECT key, value ${THIS_ITEM} AND ${UNEXPIRED}`;
      const row = statement(sql).get([id, name, key, oldest()]);
      return row === null ? undefined : itemOf(row);
    },
    write: ({ name, entity }, key, value, ttl) => {
      const now = clock();
      const expires = expiryOf(ttl, now) ?? null;
      checkKey(key);
      const json = checkValue(value);
      const entries = entity && entriesOf(entity, key, checkAttributes(entity, value));
      inTransaction(() => {
        statement(WRITE).run([id, name, key, json, now, now, expires]);
        if (entity && entries) replaceEntries(entity.name, key, entries);
      });
    },
    remove: ({ name, entity }, key) => {
      checkKey(key);
      return inTransaction(() => {
        if (entity !== undefined) replaceEntries(entity.name, key, []);
        return statement(`DELETE ${THIS_ITEM}`).run([id, name, key]).changes > 0;
      });
    },
    list: ({ name }, beginsWith, after, limit) =>
      statement(LIST)
        .all([id, name, after, beginsWith, beginsWith.length, beginsWith, oldest(), limit])
        .map(itemOf),
    listIndex: ({ entity, indexName, partition, beginsWith, sort, after, limit }) => {
      const comparison = sort === 'ASC' ? '>' : '<';
      const sql = `
        SELECT entry.sort_value, item.key, item.value FROM entry JOIN item
          ON item.installation = entry.installation AND item.space = ? AND item.key = entry.key
        WHERE entry.installation = ? AND entity = ? AND index_name = ? AND partition_values = ?
          AND ${UNEXPIRED} AND substr(sort_value, 1, ?) = ?
          ${after === undefined ? '' : `AND (sort_value, entry.key) ${comparison} (?, ?)`}
        ORDER BY sort_value ${sort}, entry.key ${sort} LIMIT ?`;
      const characters = Array.from(beginsWith).length;
      return statement(sql)
        .all([
          ...[`entity:${entity}`, id, entity, indexName, partition],
          ...[oldest(), characters, beginsWith, ...(after ?? []), limit],
        ])
        .map((row) => ({ ...itemOf(row), sortValue: row['sort_value'] as SortValue }));
    },
  };
};

const itemOf = (row: Record<string, unknown>): Item => ({
  key: String(row['key']),
  json: String(row['value']),
});
