import type { Job } from '../../domain/job/job';
import { addCounts, countsOf, type Counts } from '../../domain/job/counts';
import type { RowEnd } from '../../domain/job/rowEnd';

/** Counts the rows of parts that a step completes. */
export type Progress = {
  done: (number: number, ends: readonly RowEnd[]) => void;
  /** A row ended, in whatever part. */
  rowEnded: () => void;
  hasAdvanced: () => boolean;
  /** The job with the parts counted that are complete without a gap before them. */
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
      for (let part = complete.get(job.nextPart); part; part = complete.get(job.nextPart))
        job = { ...job, nextPart: job.nextPart + 1, counts: addCounts(job.counts, part) };
      return job;
    },
  };
};
