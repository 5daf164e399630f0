import type { Job } from '../../domain/job/job';
import { addCounts, countsOf, type Counts } from '../../domain/job/counts';
import type { RowEnd } from '../../domain/job/rowEnd';

/** Counts the rows of chunks that a step completes. */
export type Progress = {
  done: (number: number, ends: readonly RowEnd[]) => void;
  /** A row ended, in whatever chunk. */
  rowEnded: () => void;
  hasAdvanced: () => boolean;
  /** The job with the chunks counted that are complete without a gap before them. */
  applyTo: (job: Job) => Job;
};

export const makeProgress = (): Progress => {
  const complete = new Map<number, Counts>();
  let hasAdvanced = false;
  return {
    done: (number, ends) => {
      complete.set(number, countsOf(ends));
    },
    rowEnded: () => {
      hasAdvanced = true;
    },
    hasAdvanced: () => hasAdvanced,
    applyTo: (before) => {
      let job = before;
      for (let chunk = complete.get(job.nextChunk); chunk; chunk = complete.get(job.nextChunk))
        job = { ...job, nextChunk: job.nextChunk + 1, counts: addCounts(job.counts, chunk) };
      return job;
    },
  };
};
