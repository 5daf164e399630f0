import * as z from 'zod/mini';
import { JOB_SCHEMA, type Job } from '../../domain/job/job';
import { storedGroup, storedOrigin } from './storedPlan';

const waitingSchema = z.union([
  z.strictObject({
    for: z.enum(['rate-limit', 'hourly-pool', 'confluence', 'storage']),
    until: z.string(),
  }),
  z.strictObject({ for: z.enum(['owner-at-page', 'another-owner', 'approval']) }),
]);

const jobSchema = z.strictObject({
  schema: z.literal(JOB_SCHEMA),
  id: z.string(),
  hash: z.string(),
  ownerId: z.string(),
  approvals: z.array(z.strictObject({ accountId: z.string(), at: z.string() })),
  origin: storedOrigin,
  groups: z.array(storedGroup),
  rows: z.number(),
  chunks: z.number(),
  state: z.enum(['running', 'waiting', 'paused', 'cancelled', 'done']),
  waiting: z.optional(waitingSchema),
  notBefore: z.optional(z.string()),
  pausedFor: z.optional(z.enum(['no-answers', 'no-seats'])),
  driver: z.enum(['queue', 'page']),
  step: z.number(),
  nextChunk: z.number(),
  nextGroup: z.number(),
  counts: z.strictObject({
    outcomes: z.record(z.string(), z.number()),
    certain: z.number(),
  }),
  pace: z.strictObject({ atOnce: z.number(), speed: z.number() }),
  stalls: z.number(),
  startedAt: z.string(),
  lastStepAt: z.string(),
  endedAt: z.optional(z.string()),
});

/** Reads a job as it was stored; undefined where its form or version is another: it waits. */
export const readStoredJob = (stored: unknown): Job | undefined => {
  const parsed = jobSchema.safeParse(stored);
  // The ids were parsed before they were stored; only this app writes here.
  return parsed.success ? (parsed.data as Job) : undefined;
};
