import type { JobControl, JobStore } from '../../../src/application/ports/jobStore';
import type { Job } from '../../../src/domain/job/job';
import type { JobPart } from '../../../src/domain/job/jobPart';
import { makeOutage, type Breakable } from '../breakable';

export type FakeJobs = JobStore & Breakable & { saves: () => number };

/** Jobs in memory. */
export const makeFakeJobs = (): FakeJobs => {
  const jobs = new Map<string, Job>();
  const parts = new Map<string, JobPart>();
  const controls = new Map<string, JobControl>();
  const outage = makeOutage();
  let saves = 0;
  const on = async <T>(operation: string, run: () => T): Promise<T> => {
    await Promise.resolve();
    outage.check(operation);
    return structuredClone(run());
  };
  return {
    create: (job) =>
      on('create', () => {
        if (jobs.has(job.id)) return false;
        jobs.set(job.id, structuredClone(job));
        return true;
      }),
    read: (id) => on('read', () => jobs.get(id)),
    save: (job) =>
      on('save', () => {
        saves += 1;
        jobs.set(job.id, structuredClone(job));
      }),
    newest: (limit) =>
      on('newest', () =>
        [...jobs.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1)).slice(0, limit),
      ),
    readParts: (id, first, count) =>
      on('readParts', () =>
        Array.from({ length: count }, (_, place) => parts.get(`${id} ${first + place}`)),
      ),
    savePart: (id, number, part) =>
      on('savePart', () => {
        saves += 1;
        parts.set(`${id} ${number}`, structuredClone(part));
      }),
    readControl: (id) => on('readControl', () => controls.get(id)),
    saveControl: (id, control) => on('saveControl', () => void controls.set(id, control)),
    saves: () => saves,
    breakDown: outage.breakDown,
    repair: outage.repair,
  };
};
