import type { RowOutcome } from '../../../../src/application/bulkApi';
import { failureWords } from '../../words/failureWords';
import type { MessageKey } from '../../words/messageKey';
import { holds } from './jobCounts';

/** What became of a row, in a sentence. */
export const outcomeWords = (outcome: RowOutcome): MessageKey => {
  if (outcome === 'left-out' || holds(outcome)) return `bulk.row.${outcome}`;
  return failureWords({ code: outcome }).title;
};
