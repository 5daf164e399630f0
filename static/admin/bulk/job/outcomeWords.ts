import type { JobRowView } from '../../../../src/application/bulkApi';
import { failureWords } from '../../words/failureWords';
import type { MessageKey } from '../../words/messageKey';
import { holds } from './jobCounts';

type RowEnd = Pick<NonNullable<JobRowView['end']>, 'outcome' | 'certain'>;

/** What became of a row, in a sentence. One that is uncertain does not say that nothing was changed. */
export const outcomeWords = ({ outcome, certain }: RowEnd): MessageKey => {
  if (!certain && (outcome === 'already-member' || outcome === 'not-a-member'))
    return `bulk.row.${outcome}.uncertain`;
  if (outcome === 'left-out' || holds(outcome)) return `bulk.row.${outcome}`;
  return failureWords({ code: outcome }).title;
};

/** What is not certain about a row: whether the job made a change that holds, or one that failed. */
export const uncertainWords = ({ outcome }: RowEnd): MessageKey =>
  holds(outcome) ? 'bulk.row.uncertain' : 'failure.uncertain';
