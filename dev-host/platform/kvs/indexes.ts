import type { EntityIndex, EntityType } from '../manifest/manifest';

export type SortValue = string | number;

/** The place of an entity's value in one index. */
export type IndexEntry = { indexName: string; partition: string; sortValue: SortValue };

/** An index that every entity has besides those of manifest.yml. It lists all values by key. */
const BY_KEY: EntityIndex = { name: 'by-key', partition: [], range: 'key' };

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
