import { readingWords } from '../../load/readingWords';
import type { SpecialWords } from '../../words/failureWords';

/** Making a plan changes nothing in any group: there is no doubt whether it did. */
export const planningWords: SpecialWords = {
  ...readingWords,
  'not-permitted': {
    title: 'failure.not-permitted.title',
    next: 'failure.reading.next',
  },
};
