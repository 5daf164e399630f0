import type { SpecialWords } from '../words/failureWords';

const inDoubt = 'delegation.uncertain.next';

/** The delegation list is refused for other reasons than a change of members. */
export const delegationWords: SpecialWords = {
  // The group comes from a search, so the only thing left to be invalid is the full list.
  'invalid-input': { title: 'delegation.full.title', next: 'delegation.full.next' },
  'not-permitted': {
    title: 'delegation.not-permitted.title',
    next: 'delegation.not-permitted.next',
  },
  'group-not-allowed': {
    title: 'failure.group-not-allowed.title',
    next: 'delegation.protected.next',
  },
  'group-not-found': { title: 'failure.group-not-found.title', next: 'delegation.gone.next' },
  'timed-out': { title: 'failure.timed-out.title', next: inDoubt },
  'no-answer': { title: 'failure.no-answer.title', next: inDoubt },
  unavailable: { title: 'failure.unavailable.title', next: inDoubt },
};
