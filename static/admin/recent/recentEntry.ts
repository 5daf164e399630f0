import type { Change, RecordedChange } from '../../../src/contract/adminApi';
import type { JobView } from '../../../src/contract/bulkApi';
import { isDesiredState } from '../bulk/job/jobState';
import type { MessageKey, Words } from '../words/fill';

/** A single change, or a job with all its changes. */
export type RecentEntry =
  | { kind: 'change'; at: string; change: RecordedChange }
  | { kind: 'job'; at: string; job: JobView };

/** Merges changes and jobs by start time, newest first. */
export const newestFirst = (
  changes: readonly RecordedChange[],
  jobs: readonly JobView[],
): RecentEntry[] =>
  [
    ...changes.map((change): RecentEntry => ({ kind: 'change', at: change.begunAt, change })),
    ...jobs.map((job): RecentEntry => ({ kind: 'job', at: job.startedAt, job })),
  ].toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));

/**
 * Notes below the result of a recorded change: that it may have been made, or which two groups it
 * may have been made in.
 */
export const endingNotes = (
  { ending, group }: Pick<RecordedChange, 'ending' | 'group'>,
  words: Words,
): string[] => {
  if (!ending) return [];
  const { outcome, certain, otherGroupId } = ending;
  const mayBeMade = certain === false && (!isDesiredState(outcome) || outcome === 'added');
  const isMismatch = outcome === 'group-mismatch';
  return [
    ...(mayBeMade ? [words('failure.uncertain')] : []),
    ...(isMismatch && group ? [words('recent.checked-group', { id: group.id })] : []),
    ...(otherGroupId === undefined ? [] : [words('recent.other-group', { id: otherGroupId })]),
  ];
};

/** The identity that made a recorded change. The viewer may be another admin. */
export const identityWords: Record<Change['actedAs'], MessageKey> = {
  app: 'recent.as-app',
  viewer: 'recent.as-viewer',
  owner: 'recent.as-owner',
};
