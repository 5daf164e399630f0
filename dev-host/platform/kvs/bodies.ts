import * as z from 'zod';
import { NotEmulated } from '../seam/service';
import { KvsRefusal } from './checks';
import { DEFAULT_RESULTS, MAX_RESULTS } from './limits';

/*
 * The bodies of `@forge/kvs` requests, as far as they are emulated. Not emulated are metadata
 * fields, returned values, filters of queries, most conditions, and `where` other than BEGINS_WITH.
 */

const UNIT_MS = { SECONDS: 1_000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 } as const;
const MAX_TTL_MS = 365 * UNIT_MS.DAYS;

const ttlSchema = z
  .strictObject({ value: z.int().min(1), unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']) })
  .optional();
const key = z.string();
const entityName = z.string().optional();
const value = z.unknown();
const limit = z.int().min(1).max(MAX_RESULTS).default(DEFAULT_RESULTS);
const beginsWith = { condition: z.literal('BEGINS_WITH'), values: z.tuple([z.string()]) };

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const condition = z.strictObject({
  property: z.string(),
  condition: z.literal('EQUAL_TO'),
  values: z.tuple([scalar]),
});
const conditions = z
  .strictObject({ and: z.array(condition).optional(), or: z.array(condition).optional() })
  .optional();

export const keyBody = z.strictObject({ key, entityName });

export const setBody = keyBody.extend({
  value,
  options: z
    .strictObject({ ttl: ttlSchema, keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional() })
    .optional(),
});

export const queryBody = z.strictObject({
  limit,
  after: z.string().optional(),
  where: z.tuple([z.strictObject({ property: z.literal('key'), ...beginsWith })]).optional(),
});

export const entityQueryBody = z.strictObject({
  entityName: z.string(),
  indexName: z.string(),
  partition: z.array(scalar).default([]),
  range: z.strictObject(beginsWith).optional(),
  sort: z.enum(['ASC', 'DESC']).default('ASC'),
  cursor: z.string().optional(),
  limit,
});

const setItem = keyBody.extend({ value, options: z.strictObject({ ttl: ttlSchema }).optional() });

export const batchSetBody = z.array(setItem);
export const batchKeysBody = z.array(keyBody);

export const transactionBody = z.strictObject({
  set: z.array(setItem.extend({ conditions })).default([]),
  delete: z.array(keyBody.extend({ conditions })).default([]),
  check: z.array(keyBody.extend({ conditions })).default([]),
});

export type Ttl = z.output<typeof ttlSchema>;
export type Conditions = z.output<typeof conditions>;
export type Condition = z.output<typeof condition>;

/**
 * Reads a request's body by one of these schemas. Throws `NotEmulated` for unknown fields and
 * options, and `KvsRefusal` for anything else that does not fit.
 */
export const readBody = <S extends z.ZodType>(schema: S, body: unknown): z.output<S> => {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const notEmulated = issues.find(
    ({ code }) => code === 'unrecognized_keys' || code === 'invalid_value',
  );
  if (notEmulated !== undefined)
    throw new NotEmulated(`this in a request to storage: ${describe(notEmulated)}`);
  throw new KvsRefusal(400, 'BAD_REQUEST', issues.map(describe).join('; '));
};

const describe = ({ path, message }: { path: PropertyKey[]; message: string }): string =>
  path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`;

/** Returns when a value expires, in milliseconds since 1970. Without a ttl, it never expires. */
export const expiryOf = (ttl: Ttl, now: number): number | undefined => {
  if (ttl === undefined) return undefined;
  const durationMs = ttl.value * UNIT_MS[ttl.unit];
  if (durationMs > MAX_TTL_MS) throw new KvsRefusal(400, 'INVALID_TTL', 'A ttl is at most a year.');
  return now + durationMs;
};
