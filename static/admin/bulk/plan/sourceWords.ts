import type { JobView, PlanGroupView, PlanView } from '../../../../src/contract/bulkApi';
import { withDistinctNames } from '../../words/distinctNames';
import { inList, type MessageKey, type Writing } from '../../words/fill';
import { planTotals } from './planTotals';

/** A plan or a job, as far as it says where its changes come from. */
export type Sourced = {
  origin: PlanView['origin'];
  groups: readonly PlanGroupView[];
  /** Only of a job. */
  commands?: JobView['commands'];
};

const MAX_NAMED = 2;
const MAX_LEVELS = 2; // of an undo of an undo of an undo

/**
 * What a plan or job is about: the file of its list, or its first groups. An undo or a retry is
 * named after its earlier job, if that is among the jobs that the page knows.
 */
export const sourceText = (
  { origin, groups }: Sourced,
  known: readonly KnownJob[],
  writing: Writing,
  levels = MAX_LEVELS,
): string => {
  const { words } = writing;
  const names = groupNames(groups, MAX_NAMED, writing);
  if (origin.kind === 'import') return origin.title ?? names;
  const { kind, retryOf } = origin;
  // The retry of an undo is an undo, too.
  const shown = retryOf === undefined ? kind : 'retry';
  const earlier = known.find(({ id }) => id === earlierJobId(origin));
  if (earlier?.origin.kind === 'import' && earlier.origin.title !== undefined)
    return words(`bulk.source.${shown}.file`, { file: earlier.origin.title });
  if (earlier && earlier.origin.kind !== 'import' && levels > 1) {
    const source = sourceText(earlier, known, writing, levels - 1);
    return words(`bulk.source.${shown}.of`, { source });
  }
  return retryOf === undefined
    ? words(`bulk.source.${kind}`, { groups: names })
    : words('bulk.source.retry.undo', { groups: names });
};

type KnownJob = Sourced & { id: string };

/** The job that a plan or job undoes or whose rows it tries again. */
const earlierJobId = (origin: PlanView['origin']): string | undefined =>
  origin.kind === 'import' ? undefined : (origin.retryOf ?? origin.jobId);

/**
 * The jobs that a plan or job leads to: the one whose rows it undoes or tries again, and the latest
 * ones that did so with its own rows.
 */
export const jobLinks = ({
  origin,
  commands = [],
}: Pick<Sourced, 'origin' | 'commands'>): { text: MessageKey; jobId: string }[] => {
  const latest = (kind: 'retry' | 'undo') => {
    const jobId = commands.findLast(({ command }) => command === kind)?.jobId;
    return jobId === undefined ? [] : [{ text: `bulk.later.${kind}` as const, jobId }];
  };
  const earlier = earlierJobId(origin);
  return [
    ...(earlier === undefined ? [] : [{ text: 'bulk.source.show' as const, jobId: earlier }]),
    ...latest('retry'),
    ...latest('undo'),
  ];
};

/** The names of groups, at most `most` of them, and how many more there are. */
export const groupNames = (
  groups: readonly Pick<PlanGroupView, 'id' | 'name'>[],
  most: number,
  { words, locale, number }: Writing,
): string => {
  const names = withDistinctNames(groups, words).map(({ name }) =>
    name === '' ? words('bulk.source.deleted') : name,
  );
  const more = names.length - most;
  const rest = more > 0 ? [words('bulk.source.more', { count: number(more) })] : [];
  return inList([...names.slice(0, most), ...rest], locale);
};

/** What a plan or job changes, in all its groups. */
export const planChangesText = (groups: readonly PlanGroupView[], writing: Writing): string =>
  changesText({ ...planTotals(groups), groups: groups.length }, writing);

type Size = { adds: number; removals: number; groups: number };

/** How many people are added and removed, and in how many groups. Zero is left out. */
export const changesText = (
  { adds, removals, groups }: Size,
  { words, counted }: Writing,
): string => {
  const where = counted('bulk.changes.groups', groups);
  const [added, removed] = [
    counted('bulk.changes.adds', adds),
    counted('bulk.changes.removals', removals),
  ];
  if (adds > 0 && removals > 0)
    return words('bulk.changes.both', { adds: added, removals: removed, groups: where });
  return words('bulk.changes', { changes: removals > 0 ? removed : added, groups: where });
};
