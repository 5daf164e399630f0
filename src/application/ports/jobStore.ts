import type { Job } from '../../domain/job/job';
import type { JobControl } from '../../domain/job/jobControl';
import type { JobChunk } from '../../domain/job/jobChunk';
import type { PlanId } from '../../domain/plan/planId';
import type { Version, Versioned, Write } from '../versions';

/** Some jobs, the newest first; `next` is the place of the older ones, where there are any. */
export type JobList = { jobs: Job[]; next?: string };

/** A job to write: `value` alone is undefined where its form or schema version is unknown. */
export type VersionedJob = Versioned<Job> | { value: undefined; version: Version };

/**
 * Jobs, how far they are with each chunk, and what was asked of them. A store that fails throws
 * `StoreUnavailable`. A job of an unknown form or schema version reads as not there; a chunk or a
 * control of an unknown form throws, because without it rows could be sent twice or unwanted.
 *
 * Every write names the versions that storage may hold as far as the writer knows. Where storage
 * holds another one, it refuses the write, and the store throws with the code `superseded`.
 * `makeOpenJobs` writes through this port; nothing else does.
 */
export type JobStore = {
  read: (id: PlanId) => Promise<Job | undefined>;
  /**
   * The newest, or those from the place on that a list named as its `next`. Undefined where the
   * store knows no such place: it keeps for as long as somebody looks at a list, not for good.
   */
  list: (limit: number, from?: string) => Promise<JobList | undefined>;
  readChunks: (id: PlanId, first: number, count: number) => Promise<(JobChunk | undefined)[]>;
  readControl: (id: PlanId) => Promise<JobControl | undefined>;

  open: (id: PlanId) => Promise<VersionedJob>;
  save: (job: Job, write: Write) => Promise<void>;
  openChunk: (id: PlanId, number: number) => Promise<Versioned<JobChunk>>;
  saveChunk: (id: PlanId, number: number, chunk: JobChunk, write: Write) => Promise<void>;
  openControl: (id: PlanId) => Promise<Versioned<JobControl>>;
  saveControl: (id: PlanId, control: JobControl, write: Write) => Promise<void>;
};
