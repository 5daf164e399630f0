import type { AttributeType, EntityType } from '../manifest/storage';
import { KvsRefusal } from './kvsRefusal';

const MAX_INTEGER = 2_147_483_647; // integers are 32-bit, signed

const fits: Record<AttributeType, (value: unknown) => boolean> = {
  any: () => true,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  float: (value) => typeof value === 'number',
  integer: (value) =>
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= -MAX_INTEGER - 1 &&
    value <= MAX_INTEGER,
};

/**
 * Reads an entity's value as attributes: an object whose parts are those of manifest.yml, of the
 * types given there. Refuses any other.
 * https://developer.atlassian.com/platform/forge/storage-reference/storage-api-custom-entities/
 */
export const checkAttributes = (entity: EntityType, value: unknown): Record<string, unknown> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refused(`The value of an entity is an object.`);
  const attributes = new Map<string, unknown>(Object.entries(value));
  for (const [name, part] of attributes) {
    const attribute = Object.hasOwn(entity.attributes, name) ? entity.attributes[name] : undefined;
    if (attribute === undefined)
      throw refused(`The entity "${entity.name}" has no attribute "${name}" in manifest.yml.`);
    if (!fits[attribute.type](part))
      throw refused(`The attribute "${name}" must be of type ${attribute.type}.`);
  }
  return Object.fromEntries(attributes);
};

const refused = (message: string): KvsRefusal => new KvsRefusal(400, 'INVALID_ENTITY', message);
