import type { JobListView, JobView } from '../../../../src/contract/bulkApi';
import type { Answer, PageFailure } from '../../api/answers';

/** The newest jobs, and the older ones loaded since. */
export type ShownJobs = {
  newest: JobListView;
  jobs: readonly JobView[];
  /** Where the next older jobs start. Absent if there are none. */
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

/** Adds older jobs, unless the answer is too late: `asked` must still be what is shown. */
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

// The backend sorts by the start of the plan, which may be applied a day later.
const newestFirst = (jobs: readonly JobView[]): JobView[] =>
  jobs.toSorted((one, other) => other.startedAt.localeCompare(one.startedAt));
