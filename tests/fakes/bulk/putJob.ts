import { randomUUID } from 'node:crypto';
import { makeOpenJobs } from '../../../src/application/jobs/openJobs';
import type { JobStore } from '../../../src/application/ports/storage';
import { makeSave } from '../../../src/application/ports/versions';
import type { Job, JobControl } from '../../../src/domain/job/job';
import type { JobChunk } from '../../../src/domain/job/jobChunk';
import type { PlanId } from '../../../src/domain/plan/plan';

/** Stores a new job; false if there is one already. */
export const createJob = (jobs: JobStore, job: Job): Promise<boolean> =>
  makeOpenJobs({ jobs, newId: randomUUID }).create(job);

/* Tests use these to replace stored values of jobs. */

export const putJob = async (jobs: JobStore, job: Job): Promise<void> => {
  const { version } = await jobs.open(job.id);
  await makeSave(version, randomUUID, jobs.save)(job);
};

export const putChunk = async (
  jobs: JobStore,
  id: PlanId,
  number: number,
  chunk: JobChunk,
): Promise<void> => {
  const { version } = await jobs.openChunk(id, number);
  await makeSave<JobChunk>(version, randomUUID, (next, write) =>
    jobs.saveChunk(id, number, next, write),
  )(chunk);
};

export const putControl = async (
  jobs: JobStore,
  id: PlanId,
  control: JobControl,
): Promise<void> => {
  const { version } = await jobs.openControl(id);
  await makeSave<JobControl>(version, randomUUID, (next, write) =>
    jobs.saveControl(id, next, write),
  )(control);
};
