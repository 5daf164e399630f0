import type { SpecialWords } from '../words/failureWords';

const inDoubt = 'delegation.uncertain.next';

/** The delegation list has other reasons to refuse than a change of members has. */
export const delegationWords: SpecialWords = {
  // The group comes from a list, so that what is left to be wrong is that there is no room for it.
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
