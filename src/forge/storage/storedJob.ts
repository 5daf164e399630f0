import * as z from 'zod/mini';
import { JOB_SCHEMA, type Job } from '../../domain/job/job';
import type { JobControl } from '../../domain/job/jobControl';
import { readEnds, type JobPart } from '../../domain/job/jobPart';
import { writeRowEnd } from '../../domain/job/rowEnd';
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
  parts: z.number(),
  state: z.enum(['running', 'waiting', 'paused', 'cancelled', 'done']),
  waiting: z.optional(waitingSchema),
  pausedFor: z.optional(z.enum(['no-answers', 'no-seats'])),
  driver: z.enum(['queue', 'page']),
  step: z.number(),
  nextPart: z.number(),
  nextGroup: z.number(),
  counts: z.strictObject({
    outcomes: z.record(z.string(), z.number()),
    certain: z.number(),
  }),
  pace: z.strictObject({ atOnce: z.number(), speed: z.number() }),
  stalls: z.number(),
  startedAt: z.string(),
  steppedAt: z.string(),
  endedAt: z.optional(z.string()),
});

/** Reads a job as it was stored; undefined where its form or version is another: it waits. */
export const readStoredJob = (stored: unknown): Job | undefined => {
  const parsed = jobSchema.safeParse(stored);
  // The ids were parsed before they were stored; only this app writes here.
  return parsed.success ? (parsed.data as Job) : undefined;
};

const partSchema = z.strictObject({
  ends: z.array(z.string()),
  begun: z.number(),
  unsure: z.array(z.number()),
  /** A letter a row: y, n, or - where it was not asked. */
  wereMembers: z.optional(z.string().check(z.regex(/^[yn-]*$/))),
});

export const storedPart = ({ ends, begun, unsure, wereMembers }: JobPart) => ({
  ends: ends.map((end) => (end ? writeRowEnd(end) : '')),
  begun,
  unsure: [...unsure],
  ...(wereMembers && { wereMembers: wereMembers.map(letterOf).join('') }),
});

/** Reads how far a part is; undefined where it has another form. */
export const readStoredPart = (stored: unknown): JobPart | undefined => {
  const parsed = partSchema.safeParse(stored);
  if (!parsed.success) return undefined;
  const { begun, unsure, wereMembers } = parsed.data;
  const ends = readEnds(parsed.data.ends);
  if (!ends) return undefined;
  return {
    ...{ ends, begun, unsure: new Set(unsure) },
    ...(wereMembers !== undefined && { wereMembers: wereMembers.split('').map(memberOf) }),
  };
};

const letterOf = (wasMember: boolean | undefined): string => {
  if (wasMember === undefined) return '-';
  return wasMember ? 'y' : 'n';
};

const memberOf = (letter: string): boolean | undefined =>
  letter === '-' ? undefined : letter === 'y';

const wishFields = {
  wish: z.enum(['run', 'pause', 'cancel']),
  by: z.string(),
  at: z.string(),
};

const controlSchema = z.strictObject({
  ...wishFields,
  earlier: z.optional(z.array(z.strictObject(wishFields))),
});

/** Reads what was asked of a job; undefined where it has another form. */
export const readStoredControl = (stored: unknown): JobControl | undefined => {
  const parsed = controlSchema.safeParse(stored);
  return parsed.success ? (parsed.data as JobControl) : undefined;
};
