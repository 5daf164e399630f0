import type { JobStore } from '../../application/ports/jobStore';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import type { Versioned } from '../../application/versions';
import type { PlanId } from '../../domain/plan/planId';
import { listStoredJobs } from './listStoredJobs';
import { readStoredJob } from './storedJob';
import { readStoredControl } from './storedJobControl';
import { readStoredChunk, storedChunk } from './storedJobChunk';
import { readManyVersioned, readVersioned, writeVersioned } from './versioned';

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
 * What cannot be read must not pass for what is not there: rows would be sent that were sent
 * already, or that an admin wants nobody to send.
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
