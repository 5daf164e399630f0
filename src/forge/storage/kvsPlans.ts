import * as z from 'zod/mini';
import type { PlanStore } from '../../application/ports/storage';
import { parseAccountId } from '../../domain/accountId';
import { CHANGE_ACTIONS } from '../../domain/change';
import { FAILURE_CODES } from '../../domain/outcome';
import {
  chunksOf,
  isPlanId,
  type Plan,
  PLAN_SCHEMA,
  type PlanDraft,
  type PlanId,
  type PlanRow,
} from '../../domain/plan/plan';
import { deleteMany, readMany, writeMany } from './batches';
import { readPlain } from './pages';
import { inStore, isKeyConflict } from './store';

const draftOf = (id: PlanId): string => `plan-draft:${id}`;
const UNAPPLIED = 'plan-unapplied:'; // sorts the newest first, as ids do
const MAX_LISTED = 100;

const unappliedOf = (id: PlanId): string => `${UNAPPLIED}${id}`;
const planOf = (id: PlanId): string => `plan:${id}`;
const chunkOf = (id: PlanId, number: number): string => `plan-rows:${id}:${number}`;

/**
 * Plans in the app's storage: a draft, rows in chunks of 500, and the plan itself, which is written
 * once. See docs/decisions for why it is laid out so.
 */
export const makeKvsPlans = (): PlanStore => ({
  saveDraft: async (draft) => {
    // First of all, so that whatever is stored of a plan can be found again and deleted.
    await inStore('note draft', (store) => store.set(unappliedOf(draft.id), true));
    await inStore('save draft', (store) => store.set(draftOf(draft.id), draft));
  },
  readDraft: async (id) =>
    readStoredDraft(await inStore('read draft', (store) => store.get<unknown>(draftOf(id)))),
  saveChunks: async (id, first, chunks) => {
    const items = chunks.map((rows, place) => ({
      key: chunkOf(id, first + place),
      value: storedRows(rows),
    }));
    await writeMany('save plan rows', items);
  },
  readChunks: async (id, first, count) => {
    const keys = Array.from({ length: count }, (_, place) => chunkOf(id, first + place));
    const found = await readMany('read plan rows', keys);
    const chunks = keys.map((key) => readStoredRows(found.get(key)));
    return chunks.every((chunk) => chunk !== undefined) ? chunks : undefined;
  },
  savePlan: async (plan) => {
    try {
      await inStore('save plan', (store) =>
        store.set(planOf(plan.id), plan, { keyPolicy: 'FAIL_IF_EXISTS' }),
      );
      return true;
    } catch (error) {
      if (isKeyConflict(error)) return false;
      throw error;
    }
  },
  readPlan: async (id) =>
    readStoredPlan(await inStore('read plan', (store) => store.get<unknown>(planOf(id)))),
  unapplied: async () => {
    const noted = await readPlain('list plans', UNAPPLIED, MAX_LISTED);
    return noted.map(({ key }) => key.slice(UNAPPLIED.length)).filter(isPlanId);
  },
  oldestUnapplied: async (count) => {
    const noted = await readPlain('list plans', UNAPPLIED);
    const ids = noted.map(({ key }) => key.slice(UNAPPLIED.length)).filter(isPlanId);
    return ids.slice(-count).toReversed();
  },
  noteApplied: (id) => inStore('note applied', (store) => store.delete(unappliedOf(id))),
  remove: async (id) => {
    const stored = await inStore('read draft', (store) => store.get<unknown>(draftOf(id)));
    const chunks = chunksOf(readStoredDraft(stored)?.rows ?? 0);
    const rows = Array.from({ length: chunks }, (_, number) => chunkOf(id, number));
    // The note last: a removal that broke off halfway is made again.
    await deleteMany('remove plan', [planOf(id), ...rows, draftOf(id), unappliedOf(id)]);
  },
});

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
const readStoredDraft = (stored: unknown): PlanDraft | undefined => {
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
  ceilings: z.optional(
    z.strictObject({ mostRemovals: z.number(), mostRemovedPercent: z.number() }),
  ),
  rows: z.number(),
  chunkDigests: z.array(z.string()),
  hash: z.string(),
});

/** Reads a plan as it was stored; undefined where its form or version is another. */
export const readStoredPlan = (stored: unknown): Plan | undefined => {
  const parsed = planSchema.safeParse(stored);
  return parsed.success ? (parsed.data as Plan) : undefined;
};

/** A row as it is stored, without names of fields: there may be 50,000 of them. */
type StoredRow = [row: number, group: number, action: number, accountId: string, reason?: string];

const storedRows = (rows: readonly PlanRow[]): { rows: StoredRow[] } => ({
  rows: rows.map(({ row, group, action, accountId, reason }) => [
    row,
    group,
    CHANGE_ACTIONS.indexOf(action),
    accountId,
    ...(reason === undefined ? ([] as const) : ([reason] as const)),
  ]),
});

/** Reads rows as they were stored; undefined where any of them has another form. */
const readStoredRows = (stored: unknown): PlanRow[] | undefined => {
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
