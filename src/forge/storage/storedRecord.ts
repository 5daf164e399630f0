import * as z from 'zod/mini';
import { CHANGE_ACTIONS, CHANGE_STATUSES } from '../../domain/change';
import { CHANGE_RECORD_SCHEMA, type ChangeRecord } from '../../domain/changeRecord';
import { FAILURE_CODES } from '../../domain/outcome';

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
