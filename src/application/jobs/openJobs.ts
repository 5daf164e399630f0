import type { Job, JobControl } from '../../domain/job/job';
import type { JobChunk } from '../../domain/job/jobChunk';
import type { PlanId } from '../../domain/plan/plan';
import type { Crypto } from '../ports/platform';
import type { JobStore } from '../ports/storage';
import { isSuperseded, makeSave, retrySuperseded } from '../ports/versions';

/** A job as it was read, and a function that saves a newer state of it. */
export type OpenJob = { job: Job; save: (job: Job) => Promise<void> };

/**
 * A chunk as it was read, and a function that saves a newer state. The chunk is undefined if no
 * step has started it.
 */
export type OpenChunk = { chunk: JobChunk | undefined; save: (chunk: JobChunk) => Promise<void> };

/**
 * Opens stored jobs for writing. Except for a new job, a value must be opened before it is saved. A
 * save throws `StoreUnavailable` with the code `superseded` if another invocation has saved
 * something since. The caller must then stop, because its state is old. A late save that arrives
 * after a newer one is refused.
 */
export type OpenJobs = {
  /** Stores a new job. False if the plan already has one. */
  create: (job: Job) => Promise<boolean>;
  job: (id: PlanId) => Promise<OpenJob | undefined>;
  chunk: (id: PlanId, number: number) => Promise<OpenChunk>;
  /**
   * Changes the commands of a job, unless `change` returns undefined. If two callers do so at once,
   * both succeed, one after the other.
   */
  changeControl: (
    id: PlanId,
    change: (before: JobControl | undefined) => JobControl | undefined,
  ) => Promise<void>;
};

export const makeOpenJobs = (deps: { jobs: JobStore; newId: Crypto['newId'] }): OpenJobs => {
  const { jobs, newId } = deps;

  const create: OpenJobs['create'] = async (job) => {
    try {
      await makeSave(undefined, newId, jobs.save)(job);
      return true;
    } catch (error) {
      if (isSuperseded(error)) return false;
      throw error;
    }
  };

  return {
    create,
    job: async (id) => {
      const { value, version } = await jobs.open(id);
      return value && { job: value, save: makeSave(version, newId, jobs.save) };
    },
    chunk: async (id, number) => {
      const { value, version } = await jobs.openChunk(id, number);
      const save = makeSave<JobChunk>(version, newId, (chunk, write) =>
        jobs.saveChunk(id, number, chunk, write),
      );
      return { chunk: value, save };
    },
    changeControl: (id, change) =>
      retrySuperseded(async () => {
        const { value, version } = await jobs.openControl(id);
        const changed = change(value);
        if (changed === undefined) return;
        await makeSave<JobControl>(version, newId, (control, write) =>
          jobs.saveControl(id, control, write),
        )(changed);
      }),
  };
};
