import { useMemo, useState } from 'react';
import type { RecordedChange } from '../../../src/contract/adminApi';
import type { JobListView, JobView } from '../../../src/contract/bulkApi';
import type { Outcome } from '../../../src/contract/adminApi';
import { answered, type PageFailure } from '../api/answers';
import { invoke } from '../api/invoke';
import { type Loaded, useLoaded } from '../api/useLoaded';
import { type ActivityEntry, newestFirst } from './activityEntry';

/** Some changes and jobs, with where the older ones of each list start. */
export type ActivityPart = {
  changes: readonly RecordedChange[];
  nextChanges?: string;
  jobs: readonly JobView[];
  nextJobs?: string;
};

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
      ...(changes.value.next !== undefined && { nextChanges: changes.value.next }),
      jobs: jobs.value.jobs,
      ...(jobs.value.next !== undefined && { nextJobs: jobs.value.next }),
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
  hasMore: boolean;
  isLoadingMore: boolean;
  /** Why older entries couldn't be loaded. */
  failure?: PageFailure;
  loadMore: () => Promise<void>;
};

type Older = { of: ActivityPart; part: ActivityPart; isBusy: boolean; failure?: PageFailure };

/** The newest entries with the older ones that the admin asked for. A reload starts again. */
export const useActivity = (newest: ActivityPart): Activity => {
  const [older, setOlder] = useState<Older>({ of: newest, part: newest, isBusy: false });
  const now = older.of === newest ? older : { of: newest, part: newest, isBusy: false };
  const { part, isBusy, failure } = now;
  const entries = useMemo(
    () =>
      newestFirst(
        { items: part.changes, hasMore: part.nextChanges !== undefined },
        { items: part.jobs, hasMore: part.nextJobs !== undefined },
      ),
    [part],
  );
  const loadMore = async (): Promise<void> => {
    if (isBusy) return;
    setOlder({ ...now, isBusy: true });
    const more = await olderThan(part);
    setOlder((latest) =>
      latest.of === newest
        ? {
            of: newest,
            part: more.part,
            isBusy: false,
            ...(more.failure && { failure: more.failure }),
          }
        : latest,
    );
  };
  return {
    entries,
    hasMore: part.nextChanges !== undefined || part.nextJobs !== undefined,
    isLoadingMore: isBusy,
    ...(failure && { failure }),
    loadMore,
  };
};

/** Loads the next part of each list that goes on. What was loaded stays if one of them fails. */
const olderThan = async (
  part: ActivityPart,
): Promise<{ part: ActivityPart; failure?: PageFailure }> => {
  const { nextChanges, nextJobs } = part;
  const [changes, jobs] = await Promise.all([
    nextChanges === undefined ? undefined : answered(invoke('listActivity', { from: nextChanges })),
    nextJobs === undefined ? undefined : answered(invoke('listJobs', { from: nextJobs })),
  ]);
  let after = part;
  if (changes?.ok) {
    const { nextChanges: _read, ...rest } = after;
    const { next } = changes.value;
    after = {
      ...rest,
      changes: [...after.changes, ...changes.value.changes],
      ...(next !== undefined && { nextChanges: next }),
    };
  }
  if (jobs?.ok) {
    const { nextJobs: _read, ...rest } = after;
    const { next } = jobs.value;
    after = {
      ...rest,
      jobs: [...after.jobs, ...jobs.value.jobs],
      ...(next !== undefined && { nextJobs: next }),
    };
  }
  const failed = [changes, jobs].find((answer) => answer && !answer.ok);
  return { part: after, ...(failed && !failed.ok && { failure: failed.failure }) };
};
