import { isOver, type Job } from '../../domain/job/job';
import { emptyChunk, endsOfChunk, type JobChunk } from '../../domain/job/jobChunk';
import type { RowEnd } from '../../domain/job/rowEnd';
import type { PlanRow } from '../../domain/plan/plan';
import type { JobStore } from '../ports/jobStore';
import type { PlanStore } from '../ports/planStore';
import { StoreUnavailable } from '../ports/storeUnavailable';
import { allSettledOrThrow } from '../allSettledOrThrow';

/** A row of a job's plan with how it ended, once it has. */
export type JobRow = PlanRow & { end?: RowEnd };

/** The rows of some chunks of a job, in their order. */
export type ReadJobRows = (job: Job, firstChunk: number, count: number) => Promise<JobRow[]>;

export const makeReadJobRows =
  ({ plans, jobs }: { plans: PlanStore; jobs: JobStore }): ReadJobRows =>
  async (job, firstChunk, count) => {
    const most = Math.max(0, Math.min(count, job.chunks - firstChunk));
    if (most === 0) return [];
    const [planned, done] = await allSettledOrThrow([
      plans.readChunks(job.id, firstChunk, most),
      jobs.readChunks(job.id, firstChunk, most),
    ]);
    if (!planned) throw new StoreUnavailable('read plan rows', 'missing');
    return planned.flatMap((rows, place) =>
      joined(rows, done[place] ?? emptyChunk(rows.length), isOver(job)),
    );
  };

const joined = (rows: readonly PlanRow[], chunk: JobChunk, isFinal: boolean): JobRow[] => {
  const ends = endsOfChunk(chunk, isFinal);
  return rows.map((row, index) => {
    const end = ends[index];
    return end ? { ...row, end } : row;
  });
};
