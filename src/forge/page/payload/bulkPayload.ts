import * as z from 'zod/mini';
import { type AccountId, parseAccountId } from '../../../domain/accountId';
import { CHANGE_ACTIONS } from '../../../domain/change';
import { type GroupSelector, readGroupIds } from '../../../domain/group';
import { failed, ok, type Outcome } from '../../../domain/outcome';
import { MAX_ROWS, parsePlanId, type PlanId, type PlanRow } from '../../../domain/plan/plan';
import { parseGroupSelector } from '../../changePayload';
import { allOf, chunkStart, strictly, whole, WHOLE_CHARACTERS, withId } from './payload';

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

const MAX_ROWS_SENT = 4_000;
const MAX_REASON_CHARACTERS = 200;
const MAX_REASON_BYTES = 300; // 500 rows have to fit under one key, of 240 KiB

const rowsPayload = strictly(
  z.strictObject({
    planId: z.string(),
    at: chunkStart,
    rows: z.array(z.array(z.unknown())).check(z.maxLength(MAX_ROWS_SENT)),
  }),
);

export const parsePlanRows = (payload: unknown) => {
  const parsed = rowsPayload(payload);
  if (!parsed.ok) return parsed;
  const planId = parsePlanId(parsed.value.planId);
  if (!planId.ok) return planId;
  const rows = allOf(parsed.value.rows.map(parseRow));
  return rows.ok ? ok({ planId: planId.value, at: parsed.value.at, rows: rows.value }) : rows;
};

const rowSchema = z.union([
  z.tuple([whole, whole, z.enum(CHANGE_ACTIONS), z.string()]),
  z.tuple([
    whole,
    whole,
    z.enum(CHANGE_ACTIONS),
    z.string(),
    z.string().check(
      z.maxLength(MAX_REASON_CHARACTERS),
      z.refine((reason) => Buffer.byteLength(JSON.stringify(reason)) <= MAX_REASON_BYTES),
    ),
  ]),
]);

const parseRow = (sent: unknown[]): Outcome<PlanRow> => {
  const parsed = rowSchema.safeParse(sent);
  if (!parsed.success) return failed('invalid-input', { field: 'body' });
  const [row, group, action, account, reason] = parsed.data;
  const accountId = parseAccountId(account);
  if (!accountId.ok) return accountId;
  return ok({
    ...{ row, group, action, accountId: accountId.value },
    ...(reason !== undefined && { reason }),
  });
};

const MAX_GROUPS_ASKED = 50;
const MAX_EMAILS_ASKED = 20;
const MAX_PEOPLE_ASKED = 100;

const groupsPayload = strictly(
  z.strictObject({ groups: z.array(z.unknown()).check(z.maxLength(MAX_GROUPS_ASKED)) }),
);

export const parseGroupSelectors = (payload: unknown): Outcome<GroupSelector[]> => {
  const parsed = groupsPayload(payload);
  return parsed.ok ? allOf(parsed.value.groups.map(parseGroupSelector)) : parsed;
};

const EMAIL = /^[^\s@]+@[^\s@]+$/;

export const parsePeople = strictly(
  z.strictObject({
    people: z
      .array(
        z.strictObject({
          email: z.string().check(z.maxLength(320), z.regex(EMAIL), z.regex(WHOLE_CHARACTERS)),
          name: z.optional(z.string().check(z.maxLength(255), z.regex(WHOLE_CHARACTERS))),
        }),
      )
      .check(z.maxLength(MAX_EMAILS_ASKED)),
  }),
);

const accountsPayload = strictly(
  z.strictObject({
    accountIds: z.array(z.string()).check(z.minLength(1), z.maxLength(MAX_PEOPLE_ASKED)),
  }),
);

export const parseAccountIds = (payload: unknown): Outcome<AccountId[]> => {
  const parsed = accountsPayload(payload);
  return parsed.ok ? allOf(parsed.value.accountIds.map(parseAccountId)) : parsed;
};

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
