import * as z from 'zod/mini';
import { parseAccountId } from '../../domain/accountId';
import { CHANGE_ACTIONS } from '../../domain/change';
import { FAILURE_CODES } from '../../domain/outcome';
import { PLAN_SCHEMA, type Plan, type PlanRow } from '../../domain/plan/plan';
import type { PlanDraft } from '../../domain/plan/planDraft';

// The ids were parsed before they were stored; only this app writes here.

export const storedOrigin = z.union([
  z.strictObject({ kind: z.literal('import') }),
  z.strictObject({ kind: z.enum(['undo', 'retry']), jobId: z.string() }),
]);

export const storedGroup = z.strictObject({
  id: z.string(),
  name: z.string(),
  adds: z.number(),
  removals: z.number(),
  members: z.optional(z.number()),
  already: z.optional(z.number()),
  givesAccess: z.optional(z.boolean()),
  isProtected: z.boolean(),
  refusal: z.optional(z.enum(FAILURE_CODES)),
});

const draftSchema = z.strictObject({
  id: z.string(),
  authorId: z.string(),
  groups: z.array(z.string()),
  rows: z.number(),
  origin: storedOrigin,
  madeAt: z.string(),
});

/** Reads a draft as it was stored; undefined where it has another form. */
export const readStoredDraft = (stored: unknown): PlanDraft | undefined => {
  const parsed = draftSchema.safeParse(stored);
  return parsed.success ? (parsed.data as PlanDraft) : undefined;
};

const planSchema = z.strictObject({
  schema: z.literal(PLAN_SCHEMA),
  id: z.string(),
  authorId: z.string(),
  madeAt: z.string(),
  origin: storedOrigin,
  groups: z.array(storedGroup),
  rows: z.number(),
  partDigests: z.array(z.string()),
  hash: z.string(),
});

/** Reads a plan as it was stored; undefined where its form or version is another. */
export const readStoredPlan = (stored: unknown): Plan | undefined => {
  const parsed = planSchema.safeParse(stored);
  return parsed.success ? (parsed.data as Plan) : undefined;
};

/** A row as it is stored, without names of fields: there may be 50,000 of them. */
type StoredRow = [row: number, group: number, action: number, accountId: string, reason?: string];

export const storedRows = (rows: readonly PlanRow[]): { rows: StoredRow[] } => ({
  rows: rows.map(({ row, group, action, accountId, reason }) => [
    row,
    group,
    CHANGE_ACTIONS.indexOf(action),
    accountId,
    ...(reason === undefined ? ([] as const) : ([reason] as const)),
  ]),
});

/** Reads rows as they were stored; undefined where any of them has another form. */
export const readStoredRows = (stored: unknown): PlanRow[] | undefined => {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { rows } = stored as { rows?: unknown };
  if (!Array.isArray(rows)) return undefined;
  const read = rows.map(readRow);
  return read.every((row) => row !== undefined) ? read : undefined;
};

const readRow = (stored: unknown): PlanRow | undefined => {
  if (!Array.isArray(stored)) return undefined;
  const [row, group, action, account, reason] = stored as unknown[];
  const named = typeof action === 'number' ? CHANGE_ACTIONS[action] : undefined;
  const accountId = parseAccountId(account);
  if (typeof row !== 'number' || typeof group !== 'number' || !named || !accountId.ok)
    return undefined;
  return {
    ...{ row, group, action: named, accountId: accountId.value },
    ...(typeof reason === 'string' && { reason }),
  };
};
