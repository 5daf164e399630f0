import * as z from 'zod/mini';
import { parseAccountId, type AccountId } from '../../domain/accountId';
import { CHANGE_ACTIONS } from '../../domain/change';
import { readGroupIds } from '../../domain/groupId';
import type { GroupReference } from '../../domain/groupReference';
import { failed, ok, type Outcome } from '../../domain/outcome';
import { ROWS_PER_PART, type PlanRow } from '../../domain/plan/plan';
import { parsePlanId, type PlanId } from '../../domain/plan/planId';
import { parseGroupReference } from '../changePayload';
import { strictly, WHOLE_CHARACTERS } from './payload';

const MOST_GROUPS_ASKED = 50;
const MOST_EMAILS_ASKED = 20;
const MOST_PEOPLE_ASKED = 100;
const MOST_ROWS_SENT = 4_000;
const MOST_REASON_CHARACTERS = 200;
const MOST_REASON_BYTES = 300; // 500 rows have to fit under one key, of 240 KiB

const BODY = failed('invalid-input', { field: 'body' });

const allOf = <T>(outcomes: Outcome<T>[]): Outcome<T[]> => {
  const values: T[] = [];
  for (const outcome of outcomes) {
    if (!outcome.ok) return outcome;
    values.push(outcome.value);
  }
  return ok(values);
};

const groupsPayload = strictly(
  z.strictObject({ groups: z.array(z.unknown()).check(z.maxLength(MOST_GROUPS_ASKED)) }),
);

export const parseGroupReferences = (payload: unknown): Outcome<GroupReference[]> => {
  const parsed = groupsPayload(payload);
  return parsed.ok ? allOf(parsed.value.groups.map(parseGroupReference)) : parsed;
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
      .check(z.maxLength(MOST_EMAILS_ASKED)),
  }),
);

const accountsPayload = strictly(
  z.strictObject({
    accountIds: z.array(z.string()).check(z.minLength(1), z.maxLength(MOST_PEOPLE_ASKED)),
  }),
);

export const parseAccountIds = (payload: unknown): Outcome<AccountId[]> => {
  const parsed = accountsPayload(payload);
  return parsed.ok ? allOf(parsed.value.accountIds.map(parseAccountId)) : parsed;
};

const beginPayload = strictly(z.strictObject({ groups: z.array(z.string()), rows: z.number() }));

export const parseBeginPlan = (payload: unknown) => {
  const parsed = beginPayload(payload);
  if (!parsed.ok) return parsed;
  const groups = readGroupIds(parsed.value.groups);
  if (!groups) return failed('invalid-input', { field: 'group' });
  return ok({ groups, rows: parsed.value.rows, origin: { kind: 'import' as const } });
};

const whole = z.number().check(z.int(), z.minimum(0));
const partStart = z.number().check(z.int(), z.minimum(0), z.multipleOf(ROWS_PER_PART));

const rowsPayload = strictly(
  z.strictObject({
    planId: z.string(),
    at: partStart,
    rows: z.array(z.array(z.unknown())).check(z.maxLength(MOST_ROWS_SENT)),
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
      z.maxLength(MOST_REASON_CHARACTERS),
      z.refine((reason) => Buffer.byteLength(JSON.stringify(reason)) <= MOST_REASON_BYTES),
    ),
  ]),
]);

const parseRow = (sent: unknown[]): Outcome<PlanRow> => {
  const parsed = rowSchema.safeParse(sent);
  if (!parsed.success) return BODY;
  const [row, group, action, account, reason] = parsed.data;
  const accountId = parseAccountId(account);
  if (!accountId.ok) return accountId;
  return ok({
    ...{ row, group, action, accountId: accountId.value },
    ...(reason !== undefined && { reason }),
  });
};

const planIdPayload = strictly(z.strictObject({ planId: z.string() }));

export const parsePlanIdPayload = (payload: unknown): Outcome<PlanId> => {
  const parsed = planIdPayload(payload);
  return parsed.ok ? parsePlanId(parsed.value.planId) : parsed;
};

const jobIdPayload = strictly(z.strictObject({ jobId: z.string() }));

export const parseJobIdPayload = (payload: unknown): Outcome<PlanId> => {
  const parsed = jobIdPayload(payload);
  return parsed.ok ? parsePlanId(parsed.value.jobId) : parsed;
};

/** Reads a payload that names a plan or a job beside something else. */
const withId =
  <Name extends 'planId' | 'jobId', Rest extends object>(
    name: Name,
    read: (payload: unknown) => Outcome<Record<Name, string> & Rest>,
  ) =>
  (payload: unknown): Outcome<Omit<Rest, Name> & Record<Name, PlanId>> => {
    const parsed = read(payload);
    if (!parsed.ok) return parsed;
    const id = parsePlanId(parsed.value[name]);
    return id.ok ? ok({ ...parsed.value, [name]: id.value }) : id;
  };

export const parseApproval = withId(
  'planId',
  strictly(z.strictObject({ planId: z.string(), hash: z.string() })),
);

export const parseTakeOver = withId(
  'jobId',
  strictly(z.strictObject({ jobId: z.string(), hash: z.string() })),
);

export const parsePlanPage = withId(
  'planId',
  strictly(z.strictObject({ planId: z.string(), at: partStart })),
);

export const parseJobPage = withId(
  'jobId',
  strictly(z.strictObject({ jobId: z.string(), at: partStart })),
);

export const parseControl = withId(
  'jobId',
  strictly(z.strictObject({ jobId: z.string(), wish: z.enum(['run', 'pause', 'cancel']) })),
);

export const parseUndo = withId(
  'jobId',
  strictly(
    z.strictObject({ jobId: z.string(), uncertainRows: z.array(whole).check(z.maxLength(50_000)) }),
  ),
);
