import type { Clock } from '../clock';
import type { Data } from '../data/data';
import type { EntityType } from '../manifest/storage';
import { checkAttributes } from './checkAttributes';
import { checkKey } from './checkKey';
import { checkValue } from './checkValue';
import { entriesOf } from './entityIndexes';
import { makeIndexEntries, type IndexEntries } from './indexEntries';
import { makeItems, type Item, type Items } from './items';
import { KvsRefusal } from './kvsRefusal';

/** Which keys are meant: plain ones, secret ones, or those of an entity. */
export type Place = { space: string; entity?: EntityType };

/** One installation's storage, with the platform's rules about keys and values. */
export type KvsStore = {
  clock: Clock;
  items: Items;
  entries: IndexEntries;
  inTransaction: Data['inTransaction'];
  /** Where an entity of this name is kept; plain keys without a name. */
  placeOf: (entityName: string | undefined) => Place;
  entityOf: (entityName: string) => EntityType;
  read: (place: Place, key: string) => Item | undefined;
  write: (place: Place, key: string, value: unknown, expiresAt: number | undefined) => void;
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
  const entries = makeIndexEntries(data, installationId, clock);
  const entityOf = (entityName: string): EntityType => {
    const entity = entities.find(({ name }) => name === entityName);
    if (entity !== undefined) return entity;
    throw new KvsRefusal(400, 'INVALID_ENTITY', `manifest.yml has no entity "${entityName}".`);
  };
  return {
    clock,
    items,
    entries,
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
      const placed = entriesOf(entity, key, checkAttributes(entity, value));
      data.inTransaction(() => {
        items.write(space, key, json, expiresAt);
        entries.replace(entity.name, key, placed);
      });
    },
    remove: ({ space, entity }, key) => {
      checkKey(key);
      return data.inTransaction(() => {
        if (entity !== undefined) entries.replace(entity.name, key, []);
        return items.remove(space, key);
      });
    },
  };
};
