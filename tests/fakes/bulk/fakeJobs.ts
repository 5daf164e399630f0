import type { JobStore } from '../../../src/application/ports/storage';
import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { type Job, JOB_SCHEMA, type JobControl } from '../../../src/domain/job/job';
import { type JobChunk, readRowEnd, writeRowEnd } from '../../../src/domain/job/jobChunk';
import { type Breakable, makeOutage } from '../breakable';
import { makeFakeVersioned } from './fakeVersioned';

export type FakeJobs = JobStore & Breakable & { saves: () => number };

/** Jobs in memory. */
export const makeFakeJobs = (): FakeJobs => {
  const jobs = makeFakeVersioned<Job>();
  const chunks = makeFakeVersioned<JobChunk>();
  const controls = makeFakeVersioned<JobControl>();
  const outage = makeOutage();
  let saves = 0;
  const on = async <T>(operation: string, run: () => T): Promise<T> => {
    await Promise.resolve();
    outage.check(operation);
    return structuredClone(run());
  };
  const openChunk = (id: string, number: number) => {
    const opened = chunks.open(`${id} ${number}`);
    checkChunk(opened.value);
    return opened;
  };
  const openControl = (id: string) => {
    const opened = controls.open(id);
    checkControl(opened.value);
    return opened;
  };
  return {
    read: (id) => on('read', () => [jobs.open(id).value].find(isKnown)),
    list: (limit, from) =>
      on('list', () => {
        const last = from === undefined ? '' : PLACE.exec(from)?.[1];
        if (last === undefined) return undefined;
        const left = jobs
          .values()
          .filter((job) => isKnown(job) && job.id > last)
          .toSorted((one, other) => (one.id < other.id ? -1 : 1));
        const page = left.slice(0, limit);
        const end = page.at(-1);
        return { jobs: page, ...(end && left.length > limit && { next: `after-${end.id}` }) };
      }),
    readChunks: (id, first, count) =>
      on('readChunks', () =>
        Array.from({ length: count }, (_, place) => openChunk(id, first + place).value),
      ),
    readControl: (id) => on('readControl', () => openControl(id).value),

    open: (id) =>
      on('open', () => {
        const { value, version } = jobs.open(id);
        if (version === undefined) return { value: undefined, version };
        return isKnown(value) ? { value, version } : { value: undefined, version };
      }),
    save: (job, write) =>
      on('save', () => {
        jobs.save('save', job.id, job, write);
        saves += 1;
      }),
    openChunk: (id, number) => on('openPart', () => openChunk(id, number)),
    saveChunk: (id, number, chunk, write) =>
      on('saveChunk', () => {
        chunks.save('saveChunk', `${id} ${number}`, chunk, write);
        saves += 1;
      }),
    openControl: (id) => on('openControl', () => openControl(id)),
    saveControl: (id, control, write) =>
      on('saveControl', () => {
        controls.save('saveControl', id, control, write);
      }),
    saves: () => saves,
    breakDown: outage.breakDown,
    repair: outage.repair,
  };
};

const PLACE = /^after-([a-z0-9]{24})$/;

const isKnown = (job: Job | undefined): job is Job =>
  (job?.schema as number | undefined) === JOB_SCHEMA;

/** An unreadable value must not look like one that was never started. */
const checkChunk = (chunk: JobChunk | undefined): void => {
  const isEnd = (end: JobChunk['ends'][number]): boolean =>
    end === undefined || readRowEnd(writeRowEnd(end)) !== undefined;
  if (chunk?.ends.every(isEnd) === false) throw new StoreUnavailable('openPart', 'unknown form');
};

const COMMANDS: readonly unknown[] = ['run', 'pause', 'cancel', 'undo', 'retry'];

/** An unreadable value must not look like a missing command. */
const checkControl = (control: JobControl | undefined): void => {
  if (control !== undefined && !COMMANDS.includes(control.command))
    throw new StoreUnavailable('openControl', 'unknown form');
};
