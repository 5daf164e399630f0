import * as z from 'zod';
import { ttlSchema } from './expiry';
import { KvsRefusal } from './kvsRefusal';
import { MAX_ITEMS_AT_ONCE, MAX_RESULTS, USUAL_RESULTS } from './limits';

/* The requests of `@forge/kvs`. What it cannot send is refused, so that nothing goes unnoticed. */

const metadataFields = z.array(z.enum(['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME'])).optional();
const getOptions = z.strictObject({ metadataFields }).optional();
const setOptions = z.strictObject({ ttl: ttlSchema.optional() }).optional();
const limit = z.int().min(1).max(MAX_RESULTS).default(USUAL_RESULTS);

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const condition = z.strictObject({
  property: z.string(),
  condition: z.string(),
  values: z.array(scalar).min(1).max(2),
});
const conditions = z
  .strictObject({ and: z.array(condition).optional(), or: z.array(condition).optional() })
  .optional();

const entityName = z.string();
const key = z.string();
const value = z.unknown();

export const keyBody = z.strictObject({
  key,
  entityName: entityName.optional(),
  options: getOptions,
});

export const setBody = z.strictObject({
  key,
  entityName: entityName.optional(),
  value,
  options: z
    .strictObject({
      ttl: ttlSchema.optional(),
      keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
      returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
      returnMetadataFields: metadataFields,
    })
    .optional(),
});

export const queryBody = z.strictObject({
  limit,
  after: z.string().optional(),
  where: z
    .tuple([
      z.strictObject({
        property: z.literal('key'),
        condition: z.literal('BEGINS_WITH'),
        values: z.tuple([z.string()]),
      }),
    ])
    .optional(),
  options: getOptions,
});

export const entityQueryBody = z.strictObject({
  entityName,
  indexName: z.string(),
  partition: z.array(scalar).default([]),
  range: condition.omit({ property: true }).optional(),
  filters: conditions,
  sort: z.enum(['ASC', 'DESC']).default('ASC'),
  cursor: z.string().optional(),
  limit,
  options: getOptions,
});

const setItem = z.strictObject({
  key,
  entityName: entityName.optional(),
  value,
  options: setOptions,
});

const several = <S extends z.ZodType>(item: S) => z.array(item).min(1).max(MAX_ITEMS_AT_ONCE);

export const batchSetBody = several(setItem);
export const batchKeysBody = several(keyBody);

export const transactionBody = z.strictObject({
  set: z.array(setItem.extend({ conditions })).default([]),
  delete: z.array(keyBody.extend({ conditions })).default([]),
  check: z.array(keyBody.extend({ conditions })).default([]),
});

export type Conditions = z.output<typeof conditions>;
export type Condition = z.output<typeof condition>;
export type MetadataFields = z.output<typeof metadataFields>;

/** Reads a request's body by one of these schemas. */
export const readBody = <S extends z.ZodType>(schema: S, body: unknown): z.output<S> => {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') ?? '';
  throw new KvsRefusal(400, 'BAD_REQUEST', `${where}: ${issue?.message ?? 'invalid'}`);
};
