import { ForgeKvsAPIError, WhereConditions } from '@forge/kvs';
import * as z from 'zod/mini';
import type { JobList, JobStore } from '../../application/ports/storage';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import type { Versioned } from '../../application/versions';
import { type Job, JOB_SCHEMA, type JobControl } from '../../domain/job/job';
import { type JobChunk, readEnds, writeRowEnd } from '../../domain/job/jobChunk';
import type { PlanId } from '../../domain/plan/plan';
import { storedGroup, storedOrigin } from './kvsPlans';
import { type ReadPage, readPages } from './pages';
import {
  readManyVersioned,
  readStored,
  readVersioned,
  type StoredValue,
  VERSIONED,
  writeVersioned,
} from './versioned';

const PREFIX = 'job:'; // sorts the newest first, as ids do

const jobOf = (id: PlanId): string => `${PREFIX}${id}`;
const chunkOf = (id: PlanId, number: number): string => `job-rows:${id}:${number}`;
const controlOf = (id: PlanId): string => `job-control:${id}`;

/** Jobs in the app's storage: the job, how each chunk of 500 rows stands, and what was asked of it. */
export const makeKvsJobs = (): JobStore => {
  const openChunk = async (id: PlanId, number: number) =>
    openKnown('read job rows', chunkOf(id, number), readStoredChunk);
  const openControl = async (id: PlanId) =>
    openKnown('read control', controlOf(id), readStoredControl);
  return {
    read: async (id) => readStoredJob((await readVersioned('read job', jobOf(id))).value),
    list: (limit, from) => listStoredJobs(PREFIX, limit, from),
    readChunks: async (id, first, count) => {
      const keys = Array.from({ length: count }, (_, place) => chunkOf(id, first + place));
      const found = await readManyVersioned('read job rows', keys);
      return found.map((stored) => known('read job rows', stored, readStoredChunk));
    },
    readControl: async (id) => (await openControl(id)).value,

    open: async (id) => {
      const { value, version } = await readVersioned('read job', jobOf(id));
      const job = readStoredJob(value);
      if (version === undefined) return { value: undefined, version };
      return job === undefined ? { value: undefined, version } : { value: job, version };
    },
    save: (job, write) => writeVersioned('save job', jobOf(job.id), job, write),
    openChunk,
    saveChunk: (id, number, chunk, write) =>
      writeVersioned('save job rows', chunkOf(id, number), storedChunk(chunk), write),
    openControl,
    saveControl: (id, control, write) =>
      writeVersioned('save control', controlOf(id), control, write),
  };
};

const openKnown = async <T>(
  operation: string,
  key: string,
  read: (stored: unknown) => T | undefined,
): Promise<Versioned<T>> => {
  const { value, version } = await readVersioned(operation, key);
  if (version === undefined) return { value: undefined, version };
  return { value: readOrThrow(operation, value, read), version };
};

const known = <T>(
  operation: string,
  stored: unknown,
  read: (stored: unknown) => T | undefined,
): T | undefined => (stored === undefined ? undefined : readOrThrow(operation, stored, read));

/**
 * A value that cannot be read must not count as missing: rows would be sent again, or against an
 * admin's command.
 */
const readOrThrow = <T>(
  operation: string,
  stored: unknown,
  read: (stored: unknown) => T | undefined,
): T => {
  const value = read(stored);
  if (value === undefined) throw new StoreUnavailable(operation, 'unknown form');
  return value;
};

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
const readStoredJob = (stored: unknown): Job | undefined => {
  const parsed = jobSchema.safeParse(stored);
  // The ids were parsed before they were stored; only this app writes here.
  return parsed.success ? (parsed.data as Job) : undefined;
};

const chunkSchema = z.strictObject({
  ends: z.array(z.string()),
  reservedUpTo: z.number(),
  inDoubt: z.array(z.number()),
  /** A letter a row: y, n, or - where it was not asked. */
  wereMembers: z.optional(z.string().check(z.regex(/^[yn-]*$/))),
});

const storedChunk = ({ ends, reservedUpTo, inDoubt, wereMembers }: JobChunk) => ({
  ends: ends.map((end) => (end ? writeRowEnd(end) : '')),
  reservedUpTo,
  inDoubt: [...inDoubt],
  ...(wereMembers && { wereMembers: wereMembers.map(letterOf).join('') }),
});

/** Reads how far a chunk is; undefined where it has another form. */
const readStoredChunk = (stored: unknown): JobChunk | undefined => {
  const parsed = chunkSchema.safeParse(stored);
  if (!parsed.success) return undefined;
  const { reservedUpTo, inDoubt, wereMembers } = parsed.data;
  const ends = readEnds(parsed.data.ends);
  if (!ends) return undefined;
  return {
    ...{ ends, reservedUpTo, inDoubt: new Set(inDoubt) },
    ...(wereMembers !== undefined && { wereMembers: wereMembers.split('').map(memberOf) }),
  };
};

const letterOf = (wasMember: boolean | undefined): string => {
  if (wasMember === undefined) return '-';
  return wasMember ? 'y' : 'n';
};

const memberOf = (letter: string): boolean | undefined =>
  letter === '-' ? undefined : letter === 'y';

const commandFields = {
  command: z.enum(['run', 'pause', 'cancel', 'undo']),
  by: z.string(),
  at: z.string(),
};

const controlSchema = z.strictObject({
  ...commandFields,
  earlier: z.optional(z.array(z.strictObject(commandFields))),
});

/** Reads what was asked of a job; undefined where it has another form. */
const readStoredControl = (stored: unknown): JobControl | undefined => {
  const parsed = controlSchema.safeParse(stored);
  return parsed.success ? (parsed.data as JobControl) : undefined;
};

const OPERATION = 'list jobs';

/**
 * Jobs in the order of their keys, from the first or from a cursor on: storage finds keys by their
 * beginning alone, so it cannot be asked for those that come after another. A full page has a cursor
 * even where nothing comes after it, which takes a look at one more to tell. Undefined where storage
 * refuses the cursor.
 * https://developer.atlassian.com/platform/forge/runtime-reference/storage-api-query/
 */
const listStoredJobs = async (
  prefix: string,
  limit: number,
  from?: string,
): Promise<JobList | undefined> => {
  const cursor = { isRefused: false };
  const readPage: ReadPage<StoredValue> = (most, place) => async (store) => {
    // Every entity has the index `by-key`.
    const query = store
      .entity<StoredValue>(VERSIONED)
      .query()
      .index('by-key')
      .where(WhereConditions.beginsWith(prefix))
      .limit(most);
    if (place === undefined) return query.getMany();
    try {
      return await query.cursor(place).getMany();
    } catch (error) {
      if (place !== from || !isBadRequest(error)) throw error;
      cursor.isRefused = true; // nothing else of the query can be wrong
      return { results: [] };
    }
  };

  const start = from === undefined ? {} : { from };
  const { results, next } = await readPages(OPERATION, readPage, { most: limit, ...start });
  if (cursor.isRefused) return undefined;
  const jobs = results
    .map(({ value }) => readStoredJob(readStored(OPERATION, value).value))
    .filter((job) => job !== undefined);
  if (next === undefined) return { jobs };
  const following = await readPages(OPERATION, readPage, { most: 1, from: next });
  return following.results.length > 0 ? { jobs, next } : { jobs };
};

const isBadRequest = (error: unknown): boolean =>
  error instanceof ForgeKvsAPIError && error.responseDetails.status === 400;
