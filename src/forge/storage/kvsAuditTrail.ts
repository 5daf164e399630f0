import { Sort } from '@forge/kvs';
import * as z from 'zod/mini';
import type { AuditTrail } from '../../application/ports/storage';
import {
  CHANGE_ACTIONS,
  CHANGE_RECORD_SCHEMA,
  CHANGE_STATUSES,
  type ChangeRecord,
} from '../../domain/change';
import { FAILURE_CODES } from '../../domain/outcome';
import { readPages } from './pages';
import { inStore } from './store';

const ENTITY = 'change-record'; // with its index `by-begun` in manifest.yml

type StoredRecord = { schema: number; begunAt: string; record: ChangeRecord };

const save = (record: ChangeRecord): Promise<void> =>
  inStore('save record', (store) =>
    store.entity<StoredRecord>(ENTITY).set(record.id, {
      schema: record.schema,
      begunAt: record.begunAt,
      record,
    }),
  );

/** Records of changes as entities in the app's storage, one each. */
export const makeKvsAuditTrail = (): AuditTrail => ({
  begin: save,
  complete: (record, ending) => save({ ...record, ending }),
  newest: async (limit) => {
    const { results } = await readPages<StoredRecord>(
      'list records',
      (most, cursor) => (store) => {
        const query = store
          .entity<StoredRecord>(ENTITY)
          .query()
          .index('by-begun', { partition: [CHANGE_RECORD_SCHEMA] })
          .sort(Sort.DESC)
          .limit(most);
        return (cursor === undefined ? query : query.cursor(cursor)).getMany();
      },
      { most: limit },
    );
    return results.map(({ value }) => readStoredRecord(value.record)).filter(isPresent);
  },
});

const isPresent = (record: ChangeRecord | undefined): record is ChangeRecord =>
  record !== undefined;

const endingSchema = z.strictObject({
  endedAt: z.string(),
  outcome: z.enum([...CHANGE_STATUSES, ...FAILURE_CODES]),
  actedAs: z.optional(z.enum(['app', 'viewer', 'owner'])),
  certain: z.optional(z.boolean()),
  httpStatus: z.optional(z.number()),
  otherGroupId: z.optional(z.string()),
});

const recordSchema = z.strictObject({
  schema: z.literal(CHANGE_RECORD_SCHEMA),
  id: z.string(),
  actor: z.union([
    z.strictObject({ kind: z.literal('account'), accountId: z.string() }),
    z.strictObject({ kind: z.literal('key'), keyId: z.string(), ownerId: z.string() }),
  ]),
  action: z.enum(CHANGE_ACTIONS),
  accountId: z.string(),
  group: z.optional(z.strictObject({ id: z.string(), name: z.string() })),
  begunAt: z.string(),
  ending: z.optional(endingSchema),
});

/** Reads a record as it was stored; undefined where its form or version is another. */
export const readStoredRecord = (stored: unknown): ChangeRecord | undefined => {
  const parsed = recordSchema.safeParse(stored);
  // The ids were parsed before they were stored; only this app writes here.
  return parsed.success ? (parsed.data as ChangeRecord) : undefined;
};
