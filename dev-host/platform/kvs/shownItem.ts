import type { MetadataFields } from './bodies';
import type { Item } from './items';

/** Created and updated in milliseconds since 1970; expired as ISO 8601. */
type ShownItem = {
  key: string;
  value: unknown;
  createdAt?: number;
  updatedAt?: number;
  expireTime?: string;
};

/** An item as answers show it, with those of its times that were asked for. */
export const shownItem = (item: Item, fields: MetadataFields = []): ShownItem => {
  const { key, json, createdAt, updatedAt, expiresAt } = item;
  return {
    key,
    value: JSON.parse(json) as unknown,
    ...(fields.includes('CREATED_AT') && { createdAt }),
    ...(fields.includes('UPDATED_AT') && { updatedAt }),
    ...(fields.includes('EXPIRE_TIME') &&
      expiresAt !== undefined && { expireTime: new Date(expiresAt).toISOString() }),
  };
};
