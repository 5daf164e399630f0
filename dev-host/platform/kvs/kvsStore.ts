import type { Clock } from '../clock';
import type { Data } from '../data';
import type { EntityType } from '../manifest/manifest';
import { checkAttributes, checkKey, checkValue, KvsRefusal } from './checks';
import { entriesOf, makeIndexes, type Indexes } from './indexes';
import { makeItems, type Item, type Items } from './items';

/** Where a key is: among plain keys, secrets, or the keys of an entity. */
export type Place = { space: string; entity?: EntityType };

/** One installation's storage. It checks keys and values by the platform's rules. */
export type KvsStore = {
  clock: Clock;
  items: Items;
  indexes: Indexes;
  inTransaction: Data['inTransaction'];
  /** Returns the place of an entity's keys. Without a name, that of plain keys. */
  placeOf: (entityName: string | undefined) => Place;
  entityOf: (entityName: string) => EntityType;
  read: (place: Place, key: string) => Item | undefined;
  write: (place: Place, key: string, value: unknown, expiresAt: number | undefined) => void;
  /** Returns false if there is no such key. */
  remove: (place: Place, key: string) => boolean;
};

export const PLAIN: Place = { space: 'plain' };
export const SECRET: Place = { space: 'secret' };

export const makeKvsStore = (
  data: Data,
  installationId: string,
  entities: readonly EntityType[],
  clock: Clock,
): KvsStore => {
  const items = makeItems(data, installationId, clock);
  const indexes = makeIndexes(data, installationId, clock);
  const entityOf = (entityName: string): EntityType => {
    const entity = entities.find(({ name }) => name === entityName);
    if (entity !== undefined) return entity;
    throw new KvsRefusal(400, 'INVALID_ENTITY', `manifest.yml has no entity "${entityName}".`);
  };
  return {
    clock,
    items,
    indexes,
    inTransaction: data.inTransaction,
    entityOf,
    placeOf: (entityName) =>
      entityName === undefined
        ? PLAIN
        : { space: `entity:${entityName}`, entity: entityOf(entityName) },
    read: ({ space }, key) => {
      checkKey(key);
      return items.read(space, key);
    },
    write: ({ space, entity }, key, value, expiresAt) => {
      checkKey(key);
      const json = checkValue(value);
      if (entity === undefined) {
        items.write(space, key, json, expiresAt);
        return;
      }
      const entries = entriesOf(entity, key, checkAttributes(entity, value));
      data.inTransaction(() => {
        items.write(space, key, json, expiresAt);
        indexes.replace(entity.name, key, entries);
      });
    },
    remove: ({ space, entity }, key) => {
      checkKey(key);
      return data.inTransaction(() => {
        if (entity !== undefined) indexes.replace(entity.name, key, []);
        return items.remove(space, key);
      });
    },
  };
};
