import type { FailureWords, SpecialWords } from '../words/failureWords';

const unsure = 'keys.unsure.next';

/** Keys fail for other reasons than changes do, and making one twice is not harmless. */
export const keyWords: SpecialWords = {
  'group-not-allowed': { title: 'failure.group-not-allowed.title', next: 'keys.protected.next' },
  'group-not-found': { title: 'failure.group-not-found.title', next: 'keys.gone.next' },
  'not-permitted': { title: 'failure.reading.not-permitted', next: 'failure.reading.next' },
  'in-progress': { title: 'keys.raced.title', next: 'keys.raced.next' },
  'timed-out': { title: 'failure.timed-out.title', next: unsure },
  'no-answer': { title: 'failure.no-answer.title', next: unsure },
  unavailable: { title: 'failure.unavailable.title', next: unsure },
  unexpected: { title: 'failure.unexpected.title', next: unsure },
};

/** A label cannot be wrong any more when it is sent: what is left is that the site has all its keys. */
export const allKeysMade: FailureWords = { title: 'keys.full.title', next: 'keys.full.next' };

/** A key that was in the list and is no longer there. */
export const keyIsGone: FailureWords = { title: 'keys.revoked.title', next: 'keys.revoked.next' };
