import * as z from 'zod/mini';
import { readGroupIds } from '../../../domain/groupId';
import { failed, ok, type Outcome } from '../../../domain/outcome';
import { parsePlanId, type PlanId } from '../../../domain/plan/planId';
import { chunkStart } from './numbers';
import { strictly } from './payload';
import { withId } from './withId';

const beginPayload = strictly(z.strictObject({ groups: z.array(z.string()), rows: z.number() }));

export const parseBeginPlan = (payload: unknown) => {
  const parsed = beginPayload(payload);
  if (!parsed.ok) return parsed;
  const groups = readGroupIds(parsed.value.groups);
  if (!groups) return failed('invalid-input', { field: 'group' });
  return ok({ groups, rows: parsed.value.rows, origin: { kind: 'import' as const } });
};

const planIdPayload = strictly(z.strictObject({ planId: z.string() }));

export const parsePlanIdPayload = (payload: unknown): Outcome<PlanId> => {
  const parsed = planIdPayload(payload);
  return parsed.ok ? parsePlanId(parsed.value.planId) : parsed;
};

export const parsePlanPage = withId(
  'planId',
  strictly(z.strictObject({ planId: z.string(), at: chunkStart })),
);

export const parseApproval = withId(
  'planId',
  strictly(z.strictObject({ planId: z.string(), hash: z.string() })),
);
