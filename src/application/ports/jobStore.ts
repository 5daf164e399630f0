import type { Job } from '../../domain/job/job';
import type { JobControl } from '../../domain/job/jobControl';
import type { JobPart } from '../../domain/job/jobPart';
import type { PlanId } from '../../domain/plan/planId';

/** Some jobs, the newest first; `next` is the place of the older ones, where there are any. */
export type JobList = { jobs: Job[]; next?: string };

/**
 * Jobs, how far they are with each part, and what was asked of them. A store that fails throws
 * `StoreUnavailable`; what has another form or version reads as not there.
 */
export type JobStore = {
  /** False where the plan has one already. */
  create: (job: Job) => Promise<boolean>;
  read: (id: PlanId) => Promise<Job | undefined>;
  save: (job: Job) => Promise<void>;
  /**
   * The newest, or those from the place on that a list named as its `next`. Undefined where the
   * store knows no such place: it keeps for as long as somebody looks at a list, not for good.
   */
  list: (limit: number, from?: string) => Promise<JobList | undefined>;
  readParts: (id: PlanId, first: number, count: number) => Promise<(JobPart | undefined)[]>;
  savePart: (id: PlanId, number: number, part: JobPart) => Promise<void>;
  readControl: (id: PlanId) => Promise<JobControl | undefined>;
  saveControl: (id: PlanId, control: JobControl) => Promise<void>;
};
