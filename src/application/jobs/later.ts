import type { Halt } from '../../domain/job/halt';
import { natureOfFailure } from '../../domain/job/natureOfFailure';
import type { Failure } from '../../domain/outcome';

/** Why a row was not brought to an end, so that the step had better end too. */
export type Later =
  | { for: 'rate-limit' | 'hourly-pool'; seconds?: number }
  | { for: 'confluence' | 'time' }
  | { for: 'refused' }
  | { for: 'approval' }
  | { for: 'halt'; halt: Halt };

/** Why the step ends where a row has to wait for something. */
export const haltFor = (why: Later, now: number): Halt => {
  switch (why.for) {
    case 'rate-limit':
      return { is: 'rate-limit', until: now + (why.seconds ?? 60) * 1_000 };
    case 'hourly-pool':
      return {
        is: 'hourly-pool',
        ...(why.seconds !== undefined && { until: now + why.seconds * 1_000 }),
      };
    case 'confluence':
      return { is: 'confluence' };
    case 'time':
      return { is: 'time' };
    case 'refused':
      return { is: 'refused' };
    case 'approval':
      return { is: 'approval' };
    case 'halt':
      return why.halt;
  }
};

/** Of a group that cannot be looked at, or not be written: what to wait for, if that helps. */
export const laterWithoutGroup = (failure: Failure): Later | undefined => {
  const { code, retryAfterSeconds: seconds, hourlyPoolEmpty } = failure;
  if (code === 'group-not-allowed') return { for: 'refused' }; // protected: a present admin may
  switch (natureOfFailure(code)) {
    case 'limited':
      return {
        for: hourlyPoolEmpty === true ? 'hourly-pool' : 'rate-limit',
        ...(seconds !== undefined && { seconds }),
      };
    case 'no-answer':
      return { for: 'confluence' };
    case 'unapproved':
      return { for: 'approval' };
    case 'refused':
    case 'final':
      return undefined;
  }
};

/** Why a step ends that could not read what it has to know before it writes anything. */
export const haltUnread = (failure: Failure, now: number): Halt =>
  haltFor(laterUnread(failure), now);

const laterUnread = (failure: Failure): Later => {
  const later = laterWithoutGroup(failure);
  return later === undefined || later.for === 'refused' ? { for: 'confluence' } : later;
};
