import type { JobRowView, JobView } from '../../../../src/application/bulkApi';
import { failureWords, type SpecialWords } from '../../words/failureWords';
import type { MessageKey } from '../../words/fill';
import { isDesiredState } from './jobState';

type RowEnd = Pick<NonNullable<JobRowView['end']>, 'outcome' | 'certain'>;

/** What became of a row, in a sentence. One that is uncertain does not say that nothing was changed. */
export const outcomeWords = ({ outcome, certain }: RowEnd): MessageKey => {
  if (!certain && (outcome === 'already-member' || outcome === 'not-a-member'))
    return `bulk.row.${outcome}.uncertain`;
  if (outcome === 'left-out' || isDesiredState(outcome)) return `bulk.row.${outcome}`;
  return failureWords({ code: outcome }).title;
};

/** What is not certain about a row: whether the job made a change that holds, or one that failed. */
export const uncertainWords = ({ outcome }: RowEnd): MessageKey =>
  isDesiredState(outcome) ? 'bulk.row.uncertain' : 'failure.uncertain';

const look = 'bulk.job.check-again';

/** Whether a job heard what was asked of it shows in the job itself. */
export const controlWords: SpecialWords = {
  'timed-out': { title: 'failure.timed-out.title', next: look },
  'no-answer': { title: 'failure.no-answer.title', next: look },
  unavailable: { title: 'failure.unavailable.title', next: look },
};

/**
 * Why a job needs its owner at the page, said to the owner and to others. With a protected group
 * that is Rollcall's own rule, whatever Confluence would let the app do; else Confluence refuses it.
 */
export const presenceWords = ({
  groups,
}: Pick<JobView, 'groups'>): { toOwner: MessageKey; toOthers: MessageKey } =>
  groups.some(({ isProtected }) => isProtected)
    ? { toOwner: 'bulk.job.keep-open.protected', toOthers: 'bulk.waits.owner-at-page.protected' }
    : { toOwner: 'bulk.job.keep-open', toOthers: 'bulk.waits.owner-at-page' };

/** The owner's page may have been closed in the middle of a step, which then counts for a while yet. */
export const takeOverWords: SpecialWords = {
  ...controlWords,
  'in-progress': { title: 'failure.in-progress.title', next: 'bulk.take-over.in-progress' },
};
