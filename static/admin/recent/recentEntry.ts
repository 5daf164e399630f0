import type { Change, RecordedChange } from '../../../src/application/adminApi';
import type { JobView } from '../../../src/application/bulkApi';
import { isDesiredState } from '../bulk/job/jobState';
import type { MessageKey, Words } from '../words/fill';

/** One change, or a job, whose results are the record of its many. */
export type RecentEntry =
  | { kind: 'change'; at: string; change: RecordedChange }
  | { kind: 'job'; at: string; job: JobView };

/** Both kinds in one list by when they began, the newest first. */
export const newestFirst = (
  changes: readonly RecordedChange[],
  jobs: readonly JobView[],
): RecentEntry[] =>
  [
    ...changes.map((change): RecentEntry => ({ kind: 'change', at: change.begunAt, change })),
    ...jobs.map((job): RecentEntry => ({ kind: 'job', at: job.startedAt, job })),
  ].toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));

/**
 * What to add below the outcome of a recorded change: that a failed one may have been made, that an
 * add was not confirmed, and which two groups a change may have been made in.
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

/** As whom a recorded change was made; whoever looks need not be whoever asked. */
export const identityWords: Record<Change['actedAs'], MessageKey> = {
  app: 'recent.as-app',
  viewer: 'recent.as-viewer',
  owner: 'recent.as-owner',
};
