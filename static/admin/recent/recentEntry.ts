import type { RecordedChange } from '../../../src/application/adminApi';
import type { JobView } from '../../../src/application/bulkApi';

/** One change, or a job, whose results are the record of its many. */
export type RecentEntry =
  { is: 'change'; at: string; change: RecordedChange } | { is: 'job'; at: string; job: JobView };

/** Both kinds in one list by when they began, the newest first. */
export const newestFirst = (
  changes: readonly RecordedChange[],
  jobs: readonly JobView[],
): RecentEntry[] =>
  [
    ...changes.map((change): RecentEntry => ({ is: 'change', at: change.begunAt, change })),
    ...jobs.map((job): RecentEntry => ({ is: 'job', at: job.startedAt, job })),
  ].toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
