import type { JobRowView, JobView } from '../../../../src/contract/bulkApi';
import { failureWords, type SpecialWords } from '../../words/failureWords';
import type { MessageKey } from '../../words/fill';
import { isDesiredState } from './jobState';

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
export const uncertainWords = ({ outcome }: RowEnd): MessageKey =>
  isDesiredState(outcome) ? 'bulk.row.uncertain' : 'failure.uncertain';

const look = 'bulk.job.check-again';

/** The job itself shows whether a command reached it. */
export const controlWords: SpecialWords = {
  'timed-out': { title: 'failure.timed-out.title', next: look },
  'no-answer': { title: 'failure.no-answer.title', next: look },
  unavailable: { title: 'failure.unavailable.title', next: look },
};

/**
 * Why a job needs its owner at the page, in words for the owner and for others. For a protected
 * group, that is Rollcall's own rule. Otherwise Confluence refuses the app.
 */
export const presenceWords = ({
  groups,
}: Pick<JobView, 'groups'>): { toOwner: MessageKey; toOthers: MessageKey } =>
  groups.some(({ isProtected }) => isProtected)
    ? { toOwner: 'bulk.job.keep-open.protected', toOthers: 'bulk.waits.owner-at-page.protected' }
    : { toOwner: 'bulk.job.keep-open', toOthers: 'bulk.waits.owner-at-page' };

/** If the owner's page was closed during a step, that step still counts for a while. */
export const takeOverWords: SpecialWords = {
  ...controlWords,
  'in-progress': { title: 'failure.in-progress.title', next: 'bulk.take-over.in-progress' },
};
