import type { EntityIndex, EntityType } from '../manifest/storage';

/** Every entity has this index besides its own: all of them, by key. */
const BY_KEY: EntityIndex = { name: 'by-key', partition: [], range: 'key' };

export const findIndex = (entity: EntityType, name: string): EntityIndex | undefined =>
  name === BY_KEY.name ? BY_KEY : entity.indexes.find((index) => index.name === name);

export type IndexEntry = { indexName: string; partition: string; sortValue: string | number };

/** How an index's partition is stored. */
export const partitionText = (values: readonly unknown[]): string => JSON.stringify(values);

/** A value as it can be ordered; undefined for what cannot be. */
export const sortable = (value: unknown): string | number | undefined => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
};

/**
 * Where an entity's value stands in its indexes. It is missing from those of whose attributes it
 * has not all.
 */
export const entriesOf = (
  entity: EntityType,
  key: string,
  attributes: Record<string, unknown>,
): IndexEntry[] => {
  const own = entity.indexes.flatMap(({ name, partition, range }) => {
    const sortValue = sortable(attributes[range]);
    const values = partition.map((attribute) => attributes[attribute]);
    return sortValue === undefined || values.includes(undefined)
      ? []
      : [{ indexName: name, partition: partitionText(values), sortValue }];
  });
  return [...own, { indexName: BY_KEY.name, partition: partitionText([]), sortValue: key }];
};
