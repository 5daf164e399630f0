import type { SpecialWords } from '../../words/failureWords';

const again = 'bulk.apply.again';

/** Whether a job was started may be unknown; asking again is safe, since a plan starts only once. */
export const startingWords: SpecialWords = {
  'timed-out': { title: 'failure.timed-out.title', next: again },
  'no-answer': { title: 'failure.no-answer.title', next: again },
  unavailable: { title: 'failure.unavailable.title', next: again },
};
