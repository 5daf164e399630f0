import type { StopReason } from '../../domain/job/stopReason';
import { natureOfFailure } from '../../domain/job/natureOfFailure';
import type { Failure } from '../../domain/outcome';

/** Why a row was not brought to an end, so that the step had better end too. */
export type WaitReason =
  | { for: 'rate-limit' | 'hourly-pool'; seconds?: number }
  | { for: 'confluence' | 'time' }
  | { for: 'refused' }
  | { for: 'approval' }
  | { for: 'stop'; stop: StopReason };

/** Why the step ends where a row has to wait for something. */
export const stopReasonFor = (why: WaitReason, now: number): StopReason => {
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
    case 'stop':
      return why.stop;
  }
};

/** Of a group that cannot be looked at, or not be written: what to wait for, if that helps. */
export const waitReasonWithoutGroup = (failure: Failure): WaitReason | undefined => {
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
export const stopForUnread = (failure: Failure, now: number): StopReason =>
  stopReasonFor(waitReasonForUnread(failure), now);

const waitReasonForUnread = (failure: Failure): WaitReason => {
  const later = waitReasonWithoutGroup(failure);
  return later === undefined || later.for === 'refused' ? { for: 'confluence' } : later;
};
