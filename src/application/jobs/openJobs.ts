import type { Job, JobControl } from '../../domain/job/job';
import type { JobChunk } from '../../domain/job/jobChunk';
import type { PlanId } from '../../domain/plan/plan';
import type { Crypto } from '../ports/platform';
import type { JobStore } from '../ports/storage';
import { isSuperseded, makeSave, retrySuperseded } from '../ports/versions';

/** A job as it was read, and the way to store it changed. */
export type OpenJob = { job: Job; save: (job: Job) => Promise<void> };

/** A chunk as it was read, and the way to store it changed; undefined where no step has begun it. */
export type OpenChunk = { chunk: JobChunk | undefined; save: (chunk: JobChunk) => Promise<void> };

/**
 * Opens what is stored of jobs for writing. Nothing can be stored that was not opened first. A save
 * throws `StoreUnavailable` with the code `superseded` if another invocation stored something since:
 * whatever runs on the older state must end. A save that storage carries out late, after a newer
 * one, is refused.
 */
export type OpenJobs = {
  /** False where the plan has a job already. */
  create: (job: Job) => Promise<boolean>;
  job: (id: PlanId) => Promise<OpenJob | undefined>;
  chunk: (id: PlanId, number: number) => Promise<OpenChunk>;
  /**
   * Changes what was asked of a job; nothing where `change` returns undefined. Two who do so at
   * once both succeed, one after the other.
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
