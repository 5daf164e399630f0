import type { SpecialWords } from '../words/failureWords';

const inDoubt = 'settings.unsure.next';

/** Settings have other reasons to be refused than a change of members has. */
export const settingsWords: SpecialWords = {
  'not-permitted': { title: 'settings.not-permitted.title', next: 'delegation.not-permitted.next' },
  'timed-out': { title: 'failure.timed-out.title', next: inDoubt },
  'no-answer': { title: 'failure.no-answer.title', next: inDoubt },
  unavailable: { title: 'failure.unavailable.title', next: inDoubt },
};
