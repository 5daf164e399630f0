import type { SpecialWords } from '../../words/failureWords';
import { controlWords } from './controlWords';

/** The owner's page may have been closed in the middle of a step, which then counts for a while yet. */
export const takingOverWords: SpecialWords = {
  ...controlWords,
  'in-progress': { title: 'failure.in-progress.title', next: 'bulk.take-over.in-progress' },
};
