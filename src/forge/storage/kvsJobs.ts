import { WhereConditions } from '@forge/kvs';
import type { JobList, JobStore } from '../../application/ports/storage';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import type { Versioned } from '../../application/ports/versions';
import { encodeChunk, readChunk, readControl, readJob } from '../../contract/storedBulk';
import type { PlanId } from '../../domain/plan/plan';
import { listFrom, type ReadPage } from './pages';
import {
  readManyVersioned,
  readStored,
  readVersioned,
  type StoredValue,
  VERSIONED,
  writeVersioned,
} from './versioned';

const PREFIX = 'job:'; // sorts the newest first, because IDs do

const jobOf = (id: PlanId): string => `${PREFIX}${id}`;
const chunkOf = (id: PlanId, number: number): string => `job-rows:${id}:${number}`;
const controlOf = (id: PlanId): string => `job-control:${id}`;

/** Jobs in the app's storage: the job, its progress in each chunk of 500 rows, and its commands. */
export const makeKvsJobs = (): JobStore => {
  const openChunk = async (id: PlanId, number: number) =>
    await openKnown('read job rows', chunkOf(id, number), readChunk);
  const openControl = async (id: PlanId) =>
    await openKnown('read control', controlOf(id), readControl);
  return {
    read: async (id) => readJob((await readVersioned('read job', jobOf(id))).value),
    list: (limit, from) => listStoredJobs(PREFIX, limit, from),
    readChunks: async (id, first, count) => {
      const keys = Array.from({ length: count }, (_, place) => chunkOf(id, first + place));
      const found = await readManyVersioned('read job rows', keys);
      return found.map((stored) => known('read job rows', stored, readChunk));
    },
    readControl: async (id) => (await openControl(id)).value,

    open: async (id) => {
      const { value, version } = await readVersioned('read job', jobOf(id));
      const job = readJob(value);
      if (version === undefined) return { value: undefined, version };
      return job === undefined ? { value: undefined, version } : { value: job, version };
    },
    save: (job, write) => writeVersioned('save job', jobOf(job.id), job, write),
    openChunk,
    saveChunk: (id, number, chunk, write) =>
      writeVersioned('save job rows', chunkOf(id, number), encodeChunk(chunk), write),
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
 * Reads a value, or throws if it has an unknown form. It must not count as missing. Otherwise rows
 * could be sent again, or against an admin's command.
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

const OPERATION = 'list jobs';

/**
 * Lists jobs in the order of their keys, from the first one or from a cursor. Storage finds keys
 * only by their prefix, not those that come after another key. Undefined if storage refuses the
 * cursor.
 */
const listStoredJobs = async (
  prefix: string,
  limit: number,
  from?: string,
): Promise<JobList | undefined> => {
  const readPage: ReadPage<StoredValue> = (most, place) => (store) => {
    // Every entity has the index `by-key`.
    const query = store
      .entity<StoredValue>(VERSIONED)
      .query()
      .index('by-key')
      .where(WhereConditions.beginsWith(prefix))
      .limit(most);
    return (place === undefined ? query : query.cursor(place)).getMany();
  };

  const list = await listFrom(OPERATION, readPage, limit, from);
  if (!list) return undefined;
  const { results, ...next } = list;
  const jobs = results
    .map(({ value }) => readJob(readStored(OPERATION, value).value))
    .filter((job) => job !== undefined);
  return { jobs, ...next };
};
