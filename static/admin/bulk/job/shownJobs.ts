import type { JobListView, JobView } from '../../../../src/application/bulkApi';
import type { Answer, PageFailure } from '../../api/answers';

/** The newest jobs, and the older ones that were asked for since those were loaded. */
export type ShownJobs = {
  newest: JobListView;
  jobs: readonly JobView[];
  /** Where the older ones begin that are not shown; absent where there are none. */
  next?: string;
  isBusy: boolean;
  failure?: PageFailure;
};

export const onlyNewest = (newest: JobListView): ShownJobs => ({
  newest,
  ...newest,
  jobs: newestFirst(newest.jobs),
  isBusy: false,
});

export const loadingOlder = ({ failure: _past, ...shown }: ShownJobs): ShownJobs => ({
  ...shown,
  isBusy: true,
});

/** An answer to what was asked when `asked` was shown; one that comes too late changes nothing. */
export const withOlder = (
  shown: ShownJobs,
  asked: ShownJobs,
  answer: Answer<JobListView>,
): ShownJobs => {
  const { newest, jobs, next } = shown;
  if (newest !== asked.newest || next !== asked.next) return shown;
  if (!answer.ok) return { ...shown, isBusy: false, failure: answer.failure };
  const known = new Set(jobs.map(({ id }) => id));
  const older = answer.value.jobs.filter(({ id }) => !known.has(id));
  return { newest, ...answer.value, jobs: newestFirst([...jobs, ...older]), isBusy: false };
};

// They come by when their plans were begun, which may have been applied a day later.
const newestFirst = (jobs: readonly JobView[]): JobView[] =>
  jobs.toSorted((one, other) => other.startedAt.localeCompare(one.startedAt));
