import type { Halt } from '../../domain/job/halt';
import type { FailureCode } from '../../domain/outcome';

/** Why a row was not brought to an end, so that the step had better end too. */
export type Later =
  | { for: 'rate-limit' | 'hourly-pool'; seconds?: number }
  | { for: 'confluence' | 'time' }
  | { for: 'refused' }
  | { for: 'approval' };

/** Why the step ends where a row has to wait for something. */
export const haltFor = (why: Later, now: number): Halt => {
  switch (why.for) {
    case 'rate-limit':
      return { is: 'rate-limit', until: now + (why.seconds ?? 60) * 1_000 };
    case 'hourly-pool':
      return { is: 'hourly-pool' };
    case 'confluence':
      return { is: 'confluence' };
    case 'time':
      return { is: 'time' };
    case 'refused':
      return { is: 'refused' };
    case 'approval':
      return { is: 'approval' };
  }
};

/** Of a group that cannot be looked at, or not be written: what to wait for, if that helps. */
export const laterWithoutGroup = (code: FailureCode): Later | undefined => {
  switch (code) {
    case 'unavailable':
    case 'timed-out':
    case 'rate-limited':
      return { for: 'confluence' };
    case 'not-authenticated':
    case 'missing-scope':
      return { for: 'approval' };
    case 'group-not-allowed':
      return { for: 'refused' }; // protected: a present admin may write it
    case 'invalid-input':
    case 'not-permitted':
    case 'not-an-admin':
    case 'group-not-found':
    case 'account-not-found':
    case 'externally-managed':
    case 'no-seats':
    case 'would-empty-group':
    case 'own-admin-group':
    case 'too-many-removals':
    case 'plan-outdated':
    case 'plan-differs':
    case 'not-found':
    case 'in-progress':
    case 'unexpected':
      return undefined;
  }
};
