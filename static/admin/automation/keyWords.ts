import type { FailureWords, SpecialWords } from '../words/failureWords';

const inDoubt = 'keys.unsure.next';

/** Keys fail for other reasons than changes do, and making one twice is not harmless. */
export const keyWords: SpecialWords = {
  'group-not-allowed': { title: 'failure.group-not-allowed.title', next: 'keys.protected.next' },
  'group-not-found': { title: 'failure.group-not-found.title', next: 'keys.gone.next' },
  'not-permitted': { title: 'failure.reading.not-permitted', next: 'failure.reading.next' },
  'in-progress': { title: 'keys.raced.title', next: 'keys.raced.next' },
  'timed-out': { title: 'failure.timed-out.title', next: inDoubt },
  'no-answer': { title: 'failure.no-answer.title', next: inDoubt },
  unavailable: { title: 'failure.unavailable.title', next: inDoubt },
  unexpected: { title: 'failure.unexpected.title', next: inDoubt },
};

/** A label cannot be wrong any more when it is sent: what is left is that the site has all its keys. */
export const allKeysMade: FailureWords = { title: 'keys.full.title', next: 'keys.full.next' };

/** A key that was in the list and is no longer there. */
export const keyIsGone: FailureWords = { title: 'keys.revoked.title', next: 'keys.revoked.next' };
