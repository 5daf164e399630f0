import type { SpecialWords } from '../words/failureWords';

/** Where nothing was to be changed, there is no doubt whether it was. */
export const readingWords: SpecialWords = {
  'rate-limited': { title: 'failure.rate-limited.title', next: 'failure.reading.later' },
  'timed-out': { title: 'failure.timed-out.title', next: 'failure.reading.next' },
  'no-answer': { title: 'failure.no-answer.title', next: 'failure.reading.next' },
  unavailable: { title: 'failure.unavailable.title', next: 'failure.reading.next' },
  'not-permitted': { title: 'failure.reading.not-permitted', next: 'failure.reading.next' },
};
