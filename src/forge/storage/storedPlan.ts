import * as z from 'zod/mini';
import { FAILURE_CODES } from '../../domain/outcome';
import { PLAN_SCHEMA, type Plan } from '../../domain/plan/plan';
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
