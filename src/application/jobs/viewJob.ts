import { addCounts, countsOf, type Counts } from '../../domain/job/counts';
import { isOver, type Job } from '../../domain/job/job';
import type { JobPart } from '../../domain/job/jobPart';
import type { JobView } from '../bulkApi';
import type { JobStore } from '../ports/jobStore';
import { together } from '../together';

const PARTS_IN_WORK = 2; // one ends while the next begins

/** A job as the page shows it, with the rows counted that ended since its last step. */
export type ViewJob = (job: Job) => Promise<JobView>;

export const makeViewJob =
  ({ jobs }: { jobs: JobStore }): ViewJob =>
  async (job) => {
    const [control, partial] = await together([
      isOver(job) ? Promise.resolve(undefined) : jobs.readControl(job.id),
      countsOfPartial(jobs, job),
    ]);
    const wish = control?.wish;
    const { outcomes, certain } = addCounts(job.counts, partial);
    const { id, hash, ownerId, approvals, origin, groups, rows, state, waiting, driver } = job;
    const isPending = wish === 'cancel' || (wish === 'pause' && state !== 'paused');
    return {
      ...{ id, hash, ownerId, approvals, origin, groups, rows, state, driver },
      ...(waiting && { waiting }),
      ...(isPending && { wish }),
      counts: outcomes,
      certain,
      startedAt: job.startedAt,
      ...(job.endedAt !== undefined && { endedAt: job.endedAt }),
    };
  };

/** Where a job was cancelled, any part may be half done; else only those in work are. */
const countsOfPartial = async (jobs: JobStore, job: Job): Promise<Counts> => {
  const left = job.parts - job.nextPart;
  if (left === 0) return countsOf([]);
  const parts = await jobs.readParts(job.id, job.nextPart, Math.min(PARTS_IN_WORK, left));
  return countsOf(parts.flatMap(endsOf));
};

const endsOf = (part: JobPart | undefined) => part?.ends.filter((end) => end !== undefined) ?? [];
