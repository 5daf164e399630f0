import { addCounts, countsOf, type Counts } from '../../domain/job/counts';
import { commandsOf } from '../../domain/job/jobControl';
import { isOver, type Job } from '../../domain/job/job';
import { emptyPart, endsOfPart } from '../../domain/job/jobPart';
import { ROWS_PER_PART } from '../../domain/plan/plan';
import type { JobView } from '../bulkApi';
import type { JobStore } from '../ports/jobStore';
import { allSettledOrThrow } from '../allSettledOrThrow';

const PARTS_OF_A_STEP = 12; // 6,000 rows; at 96 a second a step does fewer

/** A job as the page shows it, with the rows counted that ended since its last step. */
export type ViewJob = (job: Job) => Promise<JobView>;

export const makeViewJob =
  ({ jobs }: { jobs: JobStore }): ViewJob =>
  async (job) => {
    const [control, partial] = await allSettledOrThrow([
      jobs.readControl(job.id),
      countsOfRest(jobs, job),
    ]);
    const command = isOver(job) ? undefined : control?.command;
    const { outcomes, certain } = addCounts(job.counts, partial);
    const {
      id,
      hash,
      ownerId,
      approvals,
      origin,
      groups,
      rows,
      state,
      waiting,
      pausedFor,
      driver,
    } = job;
    const isPending = command === 'cancel' || (command === 'pause' && state !== 'paused');
    return {
      ...{ id, hash, ownerId, approvals, origin, groups, rows, state, driver },
      ...(waiting && { waiting }),
      ...(pausedFor && { pausedFor }),
      ...(isPending && { command }),
      commands: commandsOf(control),
      counts: outcomes,
      certain,
      startedAt: job.startedAt,
      ...(job.endedAt !== undefined && { endedAt: job.endedAt }),
    };
  };

/** Of the parts that its last step may have got on with; once it was cancelled, of all that is left. */
const countsOfRest = async (jobs: JobStore, job: Job): Promise<Counts> => {
  const left = job.parts - job.nextPart;
  if (left === 0) return countsOf([]);
  const isOff = job.state === 'cancelled';
  const count = isOff ? left : Math.min(PARTS_OF_A_STEP, left);
  const parts = await jobs.readParts(job.id, job.nextPart, count);
  return countsOf(
    parts.flatMap((stored, place) => {
      const rows = Math.min(ROWS_PER_PART, job.rows - (job.nextPart + place) * ROWS_PER_PART);
      return endsOfPart(stored ?? emptyPart(rows), isOff).filter((end) => end !== undefined);
    }),
  );
};
