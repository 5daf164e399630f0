import type { Halt } from '../../domain/job/halt';
import { natureOfFailure } from '../../domain/job/natureOfFailure';
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
  if (code === 'group-not-allowed') return { for: 'refused' }; // protected: a present admin may
  switch (natureOfFailure(code)) {
    case 'limited':
    case 'no-answer':
      return { for: 'confluence' };
    case 'unapproved':
      return { for: 'approval' };
    case 'refused':
    case 'final':
      return undefined;
  }
};
