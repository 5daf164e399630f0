import type { AttributeType, EntityType } from '../manifest/manifest';
import {
  MAX_DEPTH,
  MAX_ITEMS,
  MAX_KEY_CHARACTERS,
  MAX_REQUEST_BYTES,
  MAX_VALUE_BYTES,
} from './limits';

/**
 * Thrown if storage refuses a request. `ForgeKvsAPIError` shows the `code` to the app.
 * https://developer.atlassian.com/platform/forge/storage-reference/handling-errors-kvs/
 */
export class KvsRefusal extends Error {
  override readonly name = 'KvsRefusal';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

// This expression is from Forge's documentation. The `-` is between two sets, so it is literal.
const KEY = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;

/** Throws `KvsRefusal` for a key that the platform does not accept. */
export const checkKey = (key: string): void => {
  if (key.length === 0) throw new KvsRefusal(400, 'KEY_TOO_SHORT', 'The key is empty.');
  if (key.length > MAX_KEY_CHARACTERS)
    throw new KvsRefusal(400, 'KEY_TOO_LONG', `The key has over ${MAX_KEY_CHARACTERS} characters.`);
  if (!KEY.test(key))
    throw new KvsRefusal(400, 'INVALID_KEY', `The key does not match ${String(KEY)}.`);
};

/** Returns a value's JSON. Throws `KvsRefusal` if it is missing, null, too large or too deep. */
export const checkValue = (value: unknown): string => {
  if (value === undefined || value === null)
    throw new KvsRefusal(400, 'INVALID_VALUE', 'There is no value to store.');
  if (depthOf(value) > MAX_DEPTH)
    throw new KvsRefusal(400, 'MAX_DEPTH', `The value is nested deeper than ${MAX_DEPTH} levels.`);
  const json = JSON.stringify(value);
  if (Buffer.byteLength(json) > MAX_VALUE_BYTES)
    throw new KvsRefusal(400, 'MAX_SIZE', `The value has over ${MAX_VALUE_BYTES} bytes.`);
  return json;
};

const depthOf = (value: unknown): number => {
  let depth = 0;
  let level: unknown[] = [value];
  // Recursion would let a hostile value exhaust the stack.
  while (depth <= MAX_DEPTH) {
    const containers = level.filter((part) => typeof part === 'object' && part !== null);
    if (containers.length === 0) return depth;
    depth += 1;
    level = containers.flatMap((part) => Object.values<unknown>(part as Record<string, unknown>));
  }
  return depth;
};

const MAX_INTEGER = 2_147_483_647; // integers are 32-bit, signed

const fits: Record<AttributeType, (value: unknown) => boolean> = {
  any: () => true,
  string: (value) => typeof value === 'string' && value.trim() !== '',
  integer: (value) =>
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= -MAX_INTEGER - 1 &&
    value <= MAX_INTEGER,
};

/**
 * Returns the attributes of an entity's value. Throws `KvsRefusal` for anything but an object with
 * the attributes and types that manifest.yml declares.
 * https://developer.atlassian.com/platform/forge/storage-reference/storage-api-custom-entities/
 */
export const checkAttributes = (entity: EntityType, value: unknown): Record<string, unknown> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalidEntity('The value of an entity is an object.');
  const attributes = value as Record<string, unknown>;
  for (const [name, part] of Object.entries(attributes)) {
    const attribute = Object.hasOwn(entity.attributes, name) ? entity.attributes[name] : undefined;
    if (attribute === undefined)
      throw invalidEntity(
        `The entity "${entity.name}" has no attribute "${name}" in manifest.yml.`,
      );
    if (!fits[attribute.type](part))
      throw invalidEntity(
        `The attribute "${name}" must be of type ${attribute.type}, and not an empty text.`,
      );
  }
  return attributes;
};

const invalidEntity = (message: string): KvsRefusal =>
  new KvsRefusal(400, 'INVALID_ENTITY', message);

/** Throws `KvsRefusal` if a request has no items, too many, too many bytes, or a key twice. */
export const checkItems = (
  items: readonly { key: string; entityName?: string | undefined }[],
): void => {
  if (items.length === 0 || items.length > MAX_ITEMS)
    throw new KvsRefusal(400, 'BAD_REQUEST', `A request has 1 to ${MAX_ITEMS} items.`);
  if (Buffer.byteLength(JSON.stringify(items)) > MAX_REQUEST_BYTES)
    throw new KvsRefusal(400, 'MAX_SIZE', `The items have over ${MAX_REQUEST_BYTES} bytes.`);
  const names = items.map(({ key, entityName = '' }) => `${entityName} ${key}`);
  if (new Set(names).size < names.length)
    throw new KvsRefusal(400, 'BAD_REQUEST', 'A request has the same key twice.');
};
