import type { JobRowView, JobView } from '../../../../src/contract/bulkApi';
import { failureWords, unanswered, type SpecialWords, REFUSED } from '../../words/failureWords';
import { inList, type MessageKey, moment, type Writing } from '../../words/fill';
import { isDesiredState, isOver, type JobCounts, rowCounts, type ShownState } from './jobState';

/** The title of a job: what it does now, or how it ended. */
export const jobTitle = (
  job: JobCounts,
  state: ShownState,
  { words, counted, number }: Writing,
): string => {
  const { unneeded, failed, notRun } = rowCounts(job);
  switch (state) {
    case 'running':
    case 'waiting':
    case 'pausing':
    case 'stopping':
      return counted('bulk.job.title.running', job.rows);
    case 'paused':
      return counted('bulk.job.title.paused', notRun);
    case 'stopped':
      return counted('bulk.job.title.stopped', notRun);
    case 'done':
      // A removal of a person who isn't listed is never certain to have changed nothing.
      return unneeded === job.rows && !job.counts['not-a-member']
        ? words('bulk.job.title.unneeded')
        : counted('bulk.job.title.done', job.rows);
    case 'done-with-failures':
      return counted('bulk.job.title.some-failed', job.rows, { failed: number(failed) });
    case 'failed':
      return counted('bulk.job.title.failed', job.rows);
  }
};

/**
 * When a job that waits is tried again. The clock of the page may be ahead of the backend's, so a
 * time that is over means now. `now` is in milliseconds since 1970.
 */
export const nextTry = (
  until: string,
  { words, locale }: Pick<Writing, 'words' | 'locale'>,
  now = Date.now(),
): string => (Date.parse(until) > now ? moment(until, locale) : words('bulk.waits.now'));

/** How many rows changed something, may have, needed no change, failed, and didn't run. */
export const countsByResult = (job: JobView) => {
  const { changed, maybeChanged, unneeded, failed, notRun } = rowCounts(job);
  return [
    ['changed', changed],
    ['maybe-changed', maybeChanged],
    ['unneeded', unneeded],
    ['failed', failed],
    [isOver(job) ? 'not-run' : 'to-go', notRun],
  ] as const;
};

/** The number of rows by result, in one line. Zero is left out, except for changes. */
export const resultText = (job: JobView, { words, locale, number }: Writing): string => {
  const shown = countsByResult(job).filter(([of, count]) => count > 0 || of === 'changed');
  const texts = shown.map(([of, count]) => words(`bulk.result.${of}`, { count: number(count) }));
  return inList(texts, locale, 'unit');
};

type RowEnd = Pick<NonNullable<JobRowView['end']>, 'outcome' | 'certain'>;

/**
 * The result of a row as a sentence. For an uncertain row it doesn't say that nothing was changed.
 */
export const outcomeWords = ({ outcome, certain }: RowEnd): MessageKey => {
  if (!certain && (outcome === 'already-member' || outcome === 'not-a-member'))
    return `bulk.row.${outcome}.uncertain`;
  if (outcome === 'left-out' || isDesiredState(outcome)) return `bulk.row.${outcome}`;
  return failureWords({ code: outcome }).title;
};

/** What is uncertain about a row: who made the change, or whether a failed change was made. */
export const uncertainWords = ({ outcome }: RowEnd): MessageKey => {
  if (outcome === 'not-a-member') return 'bulk.row.not-a-member.unsure';
  return isDesiredState(outcome) ? 'bulk.row.uncertain' : 'failure.uncertain';
};

/** The job itself shows whether a command reached it. */
export const controlWords: SpecialWords = {
  ...unanswered('bulk.job.check-again'),
  'not-permitted': REFUSED,
};

/**
 * Why a job needs its owner at the page, in words for the owner and for others. For a protected
 * group, that is Rollcall's own rule. Otherwise Confluence refuses every identity that can act in the
 * background, and `help` says what else can be done.
 */
export const presenceWords = ({
  groups,
}: Pick<JobView, 'groups'>): { toOwner: MessageKey; toOthers: MessageKey; help?: MessageKey } =>
  groups.some(({ isProtected }) => isProtected)
    ? { toOwner: 'bulk.job.keep-open.protected', toOthers: 'bulk.waits.owner-at-page.protected' }
    : {
        toOwner: 'bulk.job.keep-open',
        toOthers: 'bulk.waits.owner-at-page',
        help: 'bulk.job.in-background',
      };

/** If the owner's page was closed during a step, that step still counts for a while. */
export const takeOverWords: SpecialWords = {
  ...controlWords,
  'in-progress': { title: 'bulk.take-over.busy', next: 'bulk.take-over.in-progress' },
};
