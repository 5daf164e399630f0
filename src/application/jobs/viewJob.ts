import type { JobView } from '../../contract/bulkApi';
import {
  addCounts,
  commandsOf,
  type Counts,
  countsOf,
  isOver,
  type Job,
  NO_COUNTS,
  stateAt,
} from '../../domain/job/job';
import { emptyChunk, endsOfChunk, type JobChunk, type RowEnd } from '../../domain/job/jobChunk';
import { ROWS_PER_CHUNK } from '../../domain/limits';
import type { PlanRow } from '../../domain/plan/planRow';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import { type ReadPlanRows, rowsOrThrow } from '../plans/planRows';
import type { Clock } from '../ports/platform';
import type { JobStore } from '../ports/storage';

const CHUNKS_OF_A_STEP = 12; // 6,000 rows; at 96 a second, a step does fewer

/**
 * A job as the page shows it: with its state at this moment, and the rows that ended since the last
 * step.
 */
export type ViewJob = (job: Job) => Promise<JobView>;

export const makeViewJob = ({ jobs, clock }: { jobs: JobStore; clock: Clock }): ViewJob =>
  async function viewJob(job) {
    const [control, partial] = await allSettledOrThrow([
      jobs.readControl(job.id),
      countsOfRest(jobs, job),
    ]);
    const command = isOver(job) ? undefined : control?.command;
    const { outcomes, certain, maybeChanged } = addCounts(job.counts, partial);
    const { id, hash, ownerId, approvals, origin, groups, rows, pausedFor, driver } = job;
    const { state, waiting } = stateAt(job, clock());
    const isPending = command === 'cancel' || (command === 'pause' && state !== 'paused');
    return {
      ...{ id, hash, ownerId, approvals, origin, groups, rows, state, driver },
      ...(waiting && { waiting }),
      ...(pausedFor && { pausedFor }),
      ...(isPending && { command }),
      commands: commandsOf(control).map(({ command: asked, by, at, planId }) => ({
        ...{ command: asked, by, at },
        ...(planId !== undefined && { jobId: planId }),
      })),
      counts: outcomes,
      certain,
      maybeChanged,
      startedAt: job.startedAt,
      ...(job.endedAt !== undefined && { endedAt: job.endedAt }),
    };
  };

/**
 * Counts the ends in the incomplete chunks that the last step may have worked on. For a canceled
 * job, it counts all rows that are left.
 */
const countsOfRest = async (jobs: JobStore, job: Job): Promise<Counts> => {
  const left = job.chunks - job.nextChunk;
  if (left === 0) return NO_COUNTS;
  const isOff = job.state === 'cancelled';
  const count = isOff ? left : Math.min(CHUNKS_OF_A_STEP, left);
  const chunks = await jobs.readChunks(job.id, job.nextChunk, count);
  return chunks
    .map((stored, place) => {
      const rows = Math.min(ROWS_PER_CHUNK, job.rows - (job.nextChunk + place) * ROWS_PER_CHUNK);
      const chunk = stored ?? emptyChunk(rows);
      return countsOf(endsOfChunk(chunk, isOff), chunk.wereMembers);
    })
    .reduce(addCounts, NO_COUNTS);
};

/** A row of a job's plan, with its end if it has one. */
export type JobRow = PlanRow & { end?: RowEnd };

/**
 * Reads the rows of some chunks of a job, in order. Throws `StoreUnavailable` if a chunk is missing
 * or is not the approved one.
 */
export type ReadJobRows = (job: Job, firstChunk: number, count: number) => Promise<JobRow[]>;

export const makeReadJobRows = ({
  readPlanRows,
  jobs,
}: {
  readPlanRows: ReadPlanRows;
  jobs: Pick<JobStore, 'readChunks'>;
}): ReadJobRows =>
  async function readJobRows(job, firstChunk, count) {
    const most = Math.max(0, Math.min(count, job.chunks - firstChunk));
    if (most === 0) return [];
    const [planned, done] = await allSettledOrThrow([
      readPlanRows(job, firstChunk, most),
      jobs.readChunks(job.id, firstChunk, most),
    ]);
    return rowsOrThrow(planned).flatMap((rows, place) =>
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
