import type { FailureCode } from '../outcome';

/** What a job can do about a failure: wait, try again, ask for somebody else, or nothing. */
export type FailureNature = 'limited' | 'no-answer' | 'unapproved' | 'refused' | 'final';

export const natureOfFailure = (code: FailureCode): FailureNature => {
  switch (code) {
    case 'rate-limited':
      return 'limited';
    case 'unavailable':
    case 'timed-out':
      return 'no-answer';
    case 'not-authenticated':
    case 'missing-scope':
      return 'unapproved';
    case 'not-permitted':
      return 'refused';
    case 'invalid-input':
    case 'not-an-admin':
    case 'group-not-allowed':
    case 'group-not-found':
    case 'account-not-found':
    case 'externally-managed':
    case 'group-mismatch':
    case 'no-seats':
    case 'would-empty-group':
    case 'own-admin-group':
    case 'too-many-removals':
    case 'plan-outdated':
    case 'plan-differs':
    case 'not-found':
    case 'in-progress':
    case 'unexpected':
      return 'final';
  }
};
