import type { JobStore } from '../../application/ports/jobStore';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import type { PlanId } from '../../domain/plan/planId';
import { readMany } from './batches';
import { listStoredJobs } from './listStoredJobs';
import { inStore, isKeyConflict } from './store';
import { readStoredJob } from './storedJob';
import { readStoredControl } from './storedJobControl';
import { readStoredPart, storedPart } from './storedJobPart';

const PREFIX = 'job:'; // sorts the newest first, as ids do

const jobOf = (id: PlanId): string => `${PREFIX}${id}`;
const partOf = (id: PlanId, number: number): string => `job-rows:${id}:${number}`;
const controlOf = (id: PlanId): string => `job-control:${id}`;

/** Jobs in the app's storage: the job, how each part of 500 rows stands, and what was asked of it. */
export const makeKvsJobs = (): JobStore => ({
  create: async (job) => {
    try {
      await inStore('create job', (store) =>
        store.set(jobOf(job.id), job, { keyPolicy: 'FAIL_IF_EXISTS' }),
      );
      return true;
    } catch (error) {
      if (isKeyConflict(error)) return false;
      throw error;
    }
  },
  read: async (id) =>
    readStoredJob(await inStore('read job', (store) => store.get<unknown>(jobOf(id)))),
  save: (job) => inStore('save job', (store) => store.set(jobOf(job.id), job)),
  list: (limit, from) => listStoredJobs(PREFIX, limit, from),
  readParts: async (id, first, count) => {
    const keys = Array.from({ length: count }, (_, place) => partOf(id, first + place));
    const found = await readMany('read job rows', keys);
    return keys.map((key) => readPart(found.get(key)));
  },
  savePart: (id, number, part) =>
    inStore('save job rows', (store) => store.set(partOf(id, number), storedPart(part))),
  readControl: async (id) =>
    readStoredControl(await inStore('read control', (store) => store.get<unknown>(controlOf(id)))),
  saveControl: (id, control) =>
    inStore('save control', (store) => store.set(controlOf(id), control)),
});

/** What cannot be read must not pass for what was never begun: its rows would go twice. */
const readPart = (stored: unknown) => {
  if (stored === undefined) return undefined;
  const part = readStoredPart(stored);
  if (!part) throw new StoreUnavailable('read job rows', 'unknown form');
  return part;
};
