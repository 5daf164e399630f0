import type { Clock } from '../clock';
import type { Data } from '../data';
import { EXPIRED_BUT_READABLE_MS } from './limits';

/** A stored value as JSON. `expiresAt` is in milliseconds since 1970. */
export type Item = { key: string; json: string; expiresAt: number | undefined };

/** `plain`, `secret`, or `entity:<name>`. Each space has separate keys. */
export type Space = string;

/**
 * The stored values of one installation. Expired values stay readable for two days, because the
 * platform warns that this may happen.
 */
export type Items = {
  read: (space: Space, key: string) => Item | undefined;
  write: (space: Space, key: string, json: string, expiresAt: number | undefined) => void;
  /** Returns false if there is no such key. */
  remove: (space: Space, key: string) => boolean;
  /** Lists keys in order, from those that begin with `beginsWith` and come after `after`. */
  list: (space: Space, beginsWith: string, after: string, limit: number) => Item[];
};

const WRITE = `
  INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET value = excluded.value, updated = excluded.updated,
    expires = excluded.expires`;
const LIST = `
  SELECT * FROM item WHERE installation = ? AND space = ? AND key > ? AND key >= ?
    AND substr(key, 1, ?) = ? AND (expires IS NULL OR expires > ?) ORDER BY key LIMIT ?`;
const THIS_ITEM = 'FROM item WHERE installation = ? AND space = ? AND key = ?';

export const makeItems = (
  { statement }: Data,
  id: string, // of the installation
  clock: Clock,
): Items => {
  const oldest = (): number => clock() - EXPIRED_BUT_READABLE_MS;
  const read = (space: Space, key: string): Item | undefined => {
    const row = statement(`SELECT * ${THIS_ITEM}`).get([id, space, key]);
    if (row === null) return undefined;
    const item = itemOf(row);
    return (item.expiresAt ?? Infinity) > oldest() ? item : undefined;
  };
  const remove = (space: Space, key: string): boolean =>
    statement(`DELETE ${THIS_ITEM}`).run([id, space, key]).changes > 0;
  return {
    read,
    remove,
    write: (space, key, json, expiresAt) => {
      if (read(space, key) === undefined) remove(space, key); // it may exist, but be unreadable
      const now = clock();
      statement(WRITE).run([id, space, key, json, now, now, expiresAt ?? null]);
    },
    list: (space, beginsWith, after, limit) =>
      statement(LIST)
        .all([id, space, after, beginsWith, beginsWith.length, beginsWith, oldest(), limit])
        .map(itemOf),
  };
};

/** Reads a row of the table `item`. */
export const itemOf = (row: Record<string, unknown>): Item => ({
  key: String(row['key']),
  json: String(row['value']),
  expiresAt: row['expires'] === null ? undefined : Number(row['expires']),
});
