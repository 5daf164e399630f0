import * as z from 'zod/mini';
import { parseAccountId } from '../domain/accountId';
import { CHANGE_ACTIONS, CHANGE_STATUSES, type ChangeAction } from '../domain/change';
import type { GroupName } from '../domain/group';
import { type Job, JOB_SCHEMA, type JobControl } from '../domain/job/job';
import { type JobChunk, readEnds, writeRowEnd } from '../domain/job/jobChunk';
import { FIRST_PACE } from '../domain/job/pace';
import { FAILURE_CODES } from '../domain/outcome';
import { type Plan, PLAN_SCHEMA, type PlanDraft } from '../domain/plan/plan';
import { encodeRow, type EncodedRow, type PlanRow } from '../domain/plan/planRow';
import { accountId, groupId, planId } from './fields';
import { requestRate } from './stored';
import { storedAs } from './storedAs';

// Plans and jobs as they are stored. Times are ISO 8601, UTC.

const origin = z.union([
  z.strictObject({
    kind: z.literal('import'),
    title: z.exactOptional(z.string()),
    fromSelection: z.exactOptional(z.literal(true)),
  }),
  z.strictObject({
    kind: z.enum(['undo', 'retry']),
    jobId: planId,
    retryOf: z.exactOptional(planId),
  }),
]);

const planGroup = z.strictObject({
  id: groupId,
  // Confluence's own names are trusted. A group that is gone has an empty name.
  name: z.custom<GroupName>((value) => typeof value === 'string'),
  adds: z.number(),
  removals: z.number(),
  exempt: z.exactOptional(z.number()),
  members: z.exactOptional(z.number()),
  counted: z.exactOptional(z.enum(['by-reading', 'in-part'])),
  already: z.exactOptional(z.number()),
  givesAccess: z.exactOptional(z.boolean()),
  isProtected: z.boolean(),
  refusal: z.exactOptional(z.enum(FAILURE_CODES)),
});

export const readDraft = storedAs<PlanDraft>()(
  z.strictObject({
    id: planId,
    authorId: accountId,
    groups: z.array(groupId),
    exempt: z.exactOptional(z.array(z.number())),
    rows: z.number(),
    origin,
    createdAt: z.string(),
  }),
);

export const readPlan = storedAs<Plan>()(
  z.strictObject({
    schema: z.literal(PLAN_SCHEMA),
    id: planId,
    authorId: accountId,
    createdAt: z.string(),
    origin,
    groups: z.array(planGroup),
    ceilings: z.exactOptional(
      z.strictObject({ mostRemovals: z.number(), mostRemovedPercent: z.number() }),
    ),
    rows: z.number(),
    chunkDigests: z.array(z.string()),
    hash: z.string(),
  }),
);

/** Encodes the rows of one chunk. */
export const encodeRows = (rows: readonly PlanRow[]): { rows: EncodedRow[] } => ({
  rows: rows.map(encodeRow),
});

/**
 * Reads the rows of one chunk. Undefined if they have an unknown form. It is written by hand: a plan
 * of 50,000 rows is read several times, and a schema takes about twenty times as long.
 */
export const readRows = (stored: unknown): PlanRow[] | undefined => {
  const chunk = storedRows(stored);
  const rows = chunk?.rows.map(readRow);
  return rows?.every((row) => row !== undefined) ? rows : undefined;
};

const storedRows = storedAs<{ rows: unknown[] }>()(
  z.strictObject({ rows: z.custom<unknown[]>(Array.isArray) }),
);

const readRow = (stored: unknown): PlanRow | undefined => {
  if (!Array.isArray(stored) || stored.length > 5) return undefined;
  const [row, group, action, account, reason] = stored as unknown[];
  const accountId = parseAccountId(account);
  if (!isPlace(row) || !isPlace(group) || !isAction(action) || !accountId.ok) return undefined;
  const planned = { row, group, action, accountId: accountId.value };
  if (stored.length === 4) return planned;
  return typeof reason === 'string' ? { ...planned, reason } : undefined;
};

const isPlace = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;

const ACTIONS: readonly unknown[] = CHANGE_ACTIONS;
const isAction = (value: unknown): value is ChangeAction => ACTIONS.includes(value);

const waiting = z.union([
  z.strictObject({
    for: z.enum(['rate-limit', 'hourly-pool', 'confluence', 'storage']),
    until: z.string(),
  }),
  z.strictObject({ for: z.literal('owner-at-page') }),
  z.strictObject({ for: z.literal('another-owner') }),
  z.strictObject({ for: z.literal('approval') }),
]);

export const readJob = storedAs<Job>()(
  z.strictObject({
    schema: z.literal(JOB_SCHEMA),
    id: planId,
    hash: z.string(),
    ownerId: accountId,
    approvals: z.array(z.strictObject({ accountId, at: z.string() })),
    origin,
    groups: z.array(planGroup),
    rows: z.number(),
    chunks: z.number(),
    state: z.enum(['running', 'waiting', 'paused', 'cancelled', 'done']),
    waiting: z.exactOptional(waiting),
    notBefore: z.exactOptional(z.string()),
    pausedFor: z.exactOptional(z.enum(['no-answers', 'no-seats'])),
    driver: z.enum(['queue', 'page']),
    step: z.number(),
    nextChunk: z.number(),
    nextGroup: z.number(),
    membersReadAt: z.exactOptional(z.string()),
    counts: z.strictObject({
      outcomes: z.partialRecord(
        z.enum([...CHANGE_STATUSES, ...FAILURE_CODES, 'left-out']),
        z.number(),
      ),
      certain: z.number(),
      maybeChanged: z._default(z.number(), 0), // older jobs don't have it
    }),
    // A pace of an older form only costs speed, so the job starts at the first pace again.
    pace: z.catch(z.strictObject({ atOnce: z.number(), rate: requestRate }), FIRST_PACE),
    stalls: z.number(),
    startedAt: z.string(),
    lastStepAt: z.string(),
    endedAt: z.exactOptional(z.string()),
  }),
);

const storedChunk = z.strictObject({
  ends: z.array(z.string()),
  reservedUpTo: z.number(),
  inDoubt: z.array(z.number()),
  savedAt: z.exactOptional(z.number()),
  /** How many seconds before `savedAt` each row ended; -1 if it has not, or if that isn't known. */
  ages: z.exactOptional(z.array(z.int())),
  /** One letter for each row: `y`, `n`, or `-` if it was not asked. */
  wereMembers: z.exactOptional(z.string().check(z.regex(/^[yn-]*$/))),
});

/** Encodes the progress in one chunk. */
export const encodeChunk = (chunk: JobChunk): z.input<typeof storedChunk> => ({
  ends: chunk.ends.map((end) => (end ? writeRowEnd(end) : '')),
  reservedUpTo: chunk.reservedUpTo,
  inDoubt: [...chunk.inDoubt],
  ...(chunk.savedAt !== undefined && { savedAt: chunk.savedAt }),
  ...agesOf(chunk),
  ...(chunk.wereMembers && { wereMembers: chunk.wereMembers.map(letterOf).join('') }),
});

/** Reads the progress in one chunk. Undefined if it has an unknown form. */
export const readChunk = storedAs<JobChunk>()(
  z.pipe(
    storedChunk,
    z.transform(({ ends, inDoubt, ages, wereMembers, ...rest }, { issues }): JobChunk => {
      const read = readEnds(ends);
      if (!read) {
        issues.push({ code: 'custom', input: ends });
        return z.NEVER;
      }
      return {
        ...rest,
        ends: read,
        inDoubt: new Set(inDoubt),
        ...(ages && { endedAt: ages.map((age) => timeAt(rest.savedAt, age)) }),
        ...(wereMembers !== undefined && { wereMembers: wereMembers.split('').map(memberOf) }),
      };
    }),
  ),
);

const agesOf = ({ ends, savedAt, endedAt }: JobChunk): { ages?: number[] } => {
  if (savedAt === undefined || endedAt === undefined) return {};
  return {
    ages: ends.map((_, index) => {
      const at = endedAt[index];
      return at === undefined ? -1 : Math.max(0, Math.floor((savedAt - at) / 1_000));
    }),
  };
};

const timeAt = (savedAt: number | undefined, age: number): number | undefined =>
  savedAt === undefined || age < 0 ? undefined : savedAt - age * 1_000;

const letterOf = (wasMember: boolean | undefined): string => {
  if (wasMember === undefined) return '-';
  return wasMember ? 'y' : 'n';
};

const memberOf = (letter: string): boolean | undefined =>
  letter === '-' ? undefined : letter === 'y';

const command = {
  command: z.enum(['run', 'pause', 'cancel', 'undo', 'retry']),
  by: accountId,
  at: z.string(),
  planId: z.exactOptional(planId),
};

export const readControl = storedAs<JobControl>()(
  z.strictObject({ ...command, earlier: z.exactOptional(z.array(z.strictObject(command))) }),
);
