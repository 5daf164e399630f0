import { useMemo, useState } from 'react';
import type { JobListView, JobView } from '../../../src/contract/bulkApi';
import type { Outcome } from '../../../src/contract/adminApi';
import { answered, type PageFailure } from '../api/answers';
import { invoke } from '../api/invoke';
import { type Loaded, useLoaded } from '../api/useLoaded';
import { type ActivityEntry, type ActivityPart, followedBy, newestFirst } from './activityEntry';

export type AskForJobs = () => Promise<Outcome<JobListView>>;

export const askForJobs: AskForJobs = () => invoke('listJobs', {});

const ask = async (newestJobs: AskForJobs): Promise<Outcome<ActivityPart>> => {
  const [changes, jobs] = await Promise.all([invoke('listActivity', {}), newestJobs()]);
  if (!changes.ok) return changes;
  if (!jobs.ok) return jobs;
  return {
    ok: true,
    value: {
      changes: changes.value.changes,
      nextChanges: changes.value.next,
      jobs: jobs.value.jobs,
      nextJobs: jobs.value.next,
    },
  };
};

const askAgain = () => ask(askForJobs);

/** The newest recorded changes and jobs. `firstJobs` asks for the jobs the first time. */
export const useNewestActivity = (firstJobs: AskForJobs): Loaded<ActivityPart> =>
  useLoaded(askAgain, () => ask(firstJobs));

/** Asks for the newest jobs once. Every caller gets the same answer. */
export const useJobsOnOpening = (): AskForJobs =>
  useMemo(() => {
    let answer: ReturnType<AskForJobs> | undefined;
    return () => (answer ??= askForJobs());
  }, []);

export type Activity = {
  entries: readonly ActivityEntry[];
  /** The jobs among the entries. */
  jobs: readonly JobView[];
  hasMore: boolean;
  isLoadingMore: boolean;
  /** Why older entries couldn't be loaded. */
  failure: PageFailure | undefined;
  loadMore: () => Promise<void>;
};

/** The newest entries, with the older ones that the admin asked for. Those are as they were then. */
export const useActivity = (newest: ActivityPart): Activity => {
  const [loaded, setLoaded] = useState<ActivityPart>();
  const [isLoadingMore, setLoadingMore] = useState(false);
  const [failure, setFailure] = useState<PageFailure>();
  const part = useMemo(() => (loaded ? followedBy(newest, loaded) : newest), [newest, loaded]);
  const entries = useMemo(
    () =>
      newestFirst(
        { items: part.changes, hasMore: part.nextChanges !== undefined },
        { items: part.jobs, hasMore: part.nextJobs !== undefined },
      ),
    [part],
  );
  const loadMore = async (): Promise<void> => {
    if (isLoadingMore) return;
    setLoadingMore(true);
    const more = await olderThan(part);
    setLoaded(more.part);
    setFailure(more.failure);
    setLoadingMore(false);
  };
  return {
    entries,
    jobs: part.jobs,
    hasMore: part.nextChanges !== undefined || part.nextJobs !== undefined,
    isLoadingMore,
    failure,
    loadMore,
  };
};

/** Loads the next part of each list that goes on. What was loaded stays if one of them fails. */
const olderThan = async (
  part: ActivityPart,
): Promise<{ part: ActivityPart; failure: PageFailure | undefined }> => {
  const { nextChanges, nextJobs } = part;
  const [changes, jobs] = await Promise.all([
    nextChanges === undefined ? undefined : answered(invoke('listActivity', { from: nextChanges })),
    nextJobs === undefined ? undefined : answered(invoke('listJobs', { from: nextJobs })),
  ]);
  let after = part;
  if (changes?.ok) {
    const { changes: more, next } = changes.value;
    after = { ...after, changes: [...after.changes, ...more], nextChanges: next };
  }
  if (jobs?.ok) {
    const { jobs: more, next } = jobs.value;
    after = { ...after, jobs: [...after.jobs, ...more], nextJobs: next };
  }
  const failed = [changes, jobs].find((answer) => answer && !answer.ok);
  return { part: after, failure: failed?.ok === false ? failed.failure : undefined };
};
