import * as z from 'zod/mini';
import type { Outcome } from '../../../domain/outcome';
import { MAX_ROWS } from '../../../domain/plan/plan';
import { parsePlanId, type PlanId } from '../../../domain/plan/planId';
import { chunkStart, whole } from './numbers';
import { strictly } from './payload';
import { withId } from './withId';

const jobIdPayload = strictly(z.strictObject({ jobId: z.string() }));

export const parseJobIdPayload = (payload: unknown): Outcome<PlanId> => {
  const parsed = jobIdPayload(payload);
  return parsed.ok ? parsePlanId(parsed.value.jobId) : parsed;
};

const MAX_PLACE_CHARACTERS = 4_000; // a key has up to 500; how storage writes a place is its own

export const parseJobsFrom = strictly(
  z.strictObject({
    from: z.optional(
      z.string().check(z.maxLength(MAX_PLACE_CHARACTERS), z.regex(/^[\x21-\x7e]+$/)),
    ),
  }),
);

export const parseJobPage = withId(
  'jobId',
  strictly(z.strictObject({ jobId: z.string(), at: chunkStart })),
);

export const parseControl = withId(
  'jobId',
  strictly(z.strictObject({ jobId: z.string(), command: z.enum(['run', 'pause', 'cancel']) })),
);

export const parseUndo = withId(
  'jobId',
  strictly(
    z.strictObject({
      jobId: z.string(),
      uncertainRows: z.array(whole).check(z.maxLength(MAX_ROWS)),
    }),
  ),
);

export const parseTakeOver = withId(
  'jobId',
  strictly(z.strictObject({ jobId: z.string(), hash: z.string() })),
);
