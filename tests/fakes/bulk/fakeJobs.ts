import type { JobStore } from '../../../src/application/ports/jobStore';
import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { JOB_SCHEMA, type Job } from '../../../src/domain/job/job';
import type { JobControl } from '../../../src/domain/job/jobControl';
import type { JobPart } from '../../../src/domain/job/jobPart';
import { readRowEnd, writeRowEnd } from '../../../src/domain/job/rowEnd';
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
    read: (id) => on('read', () => [jobs.get(id)].find(isKnown)),
    save: (job) =>
      on('save', () => {
        saves += 1;
        jobs.set(job.id, structuredClone(job));
      }),
    list: (limit, from) =>
      on('list', () => {
        const last = from === undefined ? '' : PLACE.exec(from)?.[1];
        if (last === undefined) return undefined;
        const left = [...jobs.values()]
          .filter((job) => isKnown(job) && job.id > last)
          .toSorted((one, other) => (one.id < other.id ? -1 : 1));
        const page = left.slice(0, limit);
        const end = page.at(-1);
        return { jobs: page, ...(end && left.length > limit && { next: `after-${end.id}` }) };
      }),
    readParts: (id, first, count) =>
      on('readParts', () =>
        Array.from({ length: count }, (_, place) => readable(parts.get(`${id} ${first + place}`))),
      ),
    savePart: (id, number, part) =>
      on('savePart', () => {
        saves += 1;
        parts.set(`${id} ${number}`, structuredClone(part));
      }),
    readControl: (id) => on('readControl', () => controls.get(id)),
    saveControl: (id, control) =>
      on('saveControl', () => void controls.set(id, structuredClone(control))),
    saves: () => saves,
    breakDown: outage.breakDown,
    repair: outage.repair,
  };
};

const PLACE = /^after-([a-z0-9]{24})$/;

const isKnown = (job: Job | undefined): job is Job =>
  (job?.schema as number | undefined) === JOB_SCHEMA;

/** What cannot be read must not pass for what was never begun. */
const readable = (part: JobPart | undefined): JobPart | undefined => {
  const isEnd = (end: JobPart['ends'][number]): boolean =>
    end === undefined || readRowEnd(writeRowEnd(end)) !== undefined;
  if (part?.ends.every(isEnd) === false) throw new StoreUnavailable('readParts', 'unknown form');
  return part;
};
