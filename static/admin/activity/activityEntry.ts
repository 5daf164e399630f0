import type { Change, RecordedChange } from '../../../src/contract/adminApi';
import type { JobView } from '../../../src/contract/bulkApi';
import { isDesiredState } from '../bulk/job/jobState';
import type { MessageKey, Words } from '../words/fill';
import { type Lozenge, outcomeLozenge } from '../words/outcomeLozenge';

/** A single change, or a job with all its changes. */
export type ActivityEntry =
  | { kind: 'change'; at: string; change: RecordedChange }
  | { kind: 'job'; at: string; job: JobView };

/** What was loaded of one list, newest first, and whether there is more. */
export type LoadedPart<T> = { items: readonly T[]; hasMore: boolean };

/**
 * Merges changes and jobs by start time, newest first. Where one list goes on and the other is
 * shorter, entries beyond its end are left out: others may belong between them.
 */
export const newestFirst = (
  changes: LoadedPart<RecordedChange>,
  jobs: LoadedPart<JobView>,
): ActivityEntry[] => {
  const entries = [
    ...changes.items.map((change): ActivityEntry => ({
      kind: 'change',
      at: change.begunAt,
      change,
    })),
    ...jobs.items.map((job): ActivityEntry => ({ kind: 'job', at: job.startedAt, job })),
  ];
  const end = Math.max(
    endOf(changes, ({ begunAt }) => begunAt),
    endOf(jobs, ({ startedAt }) => startedAt),
  );
  return entries
    .filter(({ at }) => Date.parse(at) >= end)
    .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
};

/**
 * The time of the oldest item, if older ones aren't loaded. Otherwise before all times. Jobs come in
 * the order of their plans, and a plan may be applied a day later.
 */
const endOf = <T>({ items, hasMore }: LoadedPart<T>, at: (item: T) => string): number =>
  hasMore && items.length > 0 ? Math.min(...items.map((item) => Date.parse(at(item)))) : -Infinity;

/**
 * What a rule's user was refused for: without an HTTP status, they haven't allowed the app. Undefined
 * for other outcomes and callers.
 */
const ruleRefusal = ({ actor, ending }: Pick<RecordedChange, 'actor' | 'ending'>) => {
  if (actor.kind !== 'rule' || ending?.outcome !== 'not-authenticated') return undefined;
  return ending.httpStatus === undefined ? 'no-consent' : 'not-authenticated';
};

/** The label of a recorded change. A rule runs as a person, so its refusal isn't about the app. */
export const changeLozenge = (change: Pick<RecordedChange, 'actor' | 'ending'>): Lozenge => {
  const lozenge = outcomeLozenge(change.ending?.outcome ?? 'open');
  const refusal = ruleRefusal(change);
  return refusal ? { ...lozenge, text: `short.rule.${refusal}` } : lozenge;
};

/**
 * Notes below the result of a recorded change: what to do if Rollcall can't act for a key's owner,
 * that it may have been made, or which two groups it may have been made in.
 */
export const endingNotes = (
  { ending, group, actor }: Pick<RecordedChange, 'ending' | 'group' | 'actor'>,
  words: Words,
): string[] => {
  if (!ending) return [];
  const { outcome, certain, otherGroupId } = ending;
  const mayBeMade = certain === false && !isDesiredState(outcome);
  const isUnconfirmed = certain === false && outcome === 'added';
  const mayBeRemoved = certain === false && outcome === 'not-a-member';
  const isMismatch = outcome === 'group-mismatch';
  const isOwnerRefused = actor.kind === 'key' && outcome === 'not-authenticated';
  return [
    ...(isOwnerRefused ? [words('recent.owner-not-usable')] : []),
    ...(mayBeMade ? [words('failure.uncertain')] : []),
    ...(isUnconfirmed ? [words('change.added.uncertain')] : []),
    ...(mayBeRemoved ? [words('change.not-a-member.uncertain')] : []),
    ...(isMismatch && group ? [words('recent.checked-group', { id: group.id })] : []),
    ...(otherGroupId === undefined ? [] : [words('recent.other-group', { id: otherGroupId })]),
  ];
};

/** The identity that made a change. An absent owner is a key's, or the admin of a self-test. */
export const identityText = (
  actedAs: Change['actedAs'],
  { kind }: RecordedChange['actor'],
): MessageKey => {
  if (actedAs === 'owner' && kind !== 'key') return 'recent.as-absent';
  return `recent.as-${actedAs}`;
};

/** Some changes and jobs, with where the older ones of each list start. */
export type ActivityPart = {
  changes: readonly RecordedChange[];
  nextChanges: string | undefined;
  jobs: readonly JobView[];
  nextJobs: string | undefined;
};

/**
 * The newest part, which may have been read again meanwhile, with the older entries that were loaded
 * before. Without those of a list that the newest part doesn't reach: some would be missing between.
 */
export const followedBy = (newest: ActivityPart, loaded: ActivityPart): ActivityPart => {
  const [changes, nextChanges] = joined(
    [newest.changes, newest.nextChanges],
    [loaded.changes, loaded.nextChanges],
  );
  const [jobs, nextJobs] = joined([newest.jobs, newest.nextJobs], [loaded.jobs, loaded.nextJobs]);
  return { changes, nextChanges, jobs, nextJobs };
};

/** A list, and where its older items start. */
type List<Item> = [items: readonly Item[], next: string | undefined];

const joined = <Item extends { id: string }>(
  newest: List<Item>,
  [older, next]: List<Item>,
): List<Item> => {
  const [items, olderThanItems] = newest;
  const place = older.findIndex(({ id }) => id === items.at(-1)?.id);
  if (olderThanItems === undefined || place < 0) return newest;
  return [[...items, ...older.slice(place + 1)], next];
};
