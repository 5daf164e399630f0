import * as z from 'zod/mini';
import { parseAccountId } from '../../../domain/accountId';
import { CHANGE_ACTIONS } from '../../../domain/change';
import { failed, ok, type Outcome } from '../../../domain/outcome';
import type { PlanRow } from '../../../domain/plan/plan';
import { parsePlanId } from '../../../domain/plan/planId';
import { allOf } from './allOf';
import { chunkStart, whole } from './numbers';
import { strictly } from './payload';

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
