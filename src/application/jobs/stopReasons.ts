import { type Caller, responsibleAccount } from '../../domain/caller';
import type { JobCommand } from '../../domain/job/job';
import { natureOfFailure, type RowOutcome } from '../../domain/job/jobChunk';
import type { StopReason } from '../../domain/job/stopReason';
import type { Failure } from '../../domain/outcome';
import type { PlanId } from '../../domain/plan/plan';
import type { AdminCheck } from '../authority/adminCheck';
import type { Attempt } from '../membership/tryIdentities';
import type { PointsLeft } from '../ports/confluence';
import type { Clock } from '../ports/platform';
import type { JobStore } from '../ports/storage';

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

const MAX_WAIT_SECONDS = 5; // what Confluence asks for beyond that is waited for between steps

/** What a failed attempt has to wait for; `again` is worth another try now, undefined is final. */
export const waitReasonForAttempt = (
  { actedAs, evidence }: Attempt,
  { code, retryAfterSeconds: seconds, hourlyPoolEmpty }: Failure,
): WaitReason | 'again' | undefined => {
  const last = evidence.at(-1);
  // Whatever words the refusal of the last identity came in.
  if (last?.verdict === 'refused' && last.identity.as === actedAs) return { for: 'refused' };
  switch (natureOfFailure(code)) {
    case 'limited':
      if (hourlyPoolEmpty === true)
        return { for: 'hourly-pool', ...(seconds !== undefined && { seconds }) };
      if (seconds === undefined || seconds <= MAX_WAIT_SECONDS) return 'again';
      return { for: 'rate-limit', seconds };
    case 'no-answer':
      return 'again';
    case 'unapproved':
      // A platform that does not stand in for an absent owner says so in these words: the owner may
      // be there in person.
      return { for: actedAs === 'owner' ? 'refused' : 'approval' };
    case 'refused':
      return { for: 'refused' };
    case 'final':
      return undefined;
  }
};

/** What a step does not wait for, of what Confluence asked to wait for. */
export const tooLongToWait = (made: Attempt): WaitReason | undefined => {
  if (made.result.ok) return undefined;
  const why = waitReasonForAttempt(made, made.result.failure);
  if (why === undefined || why === 'again') return undefined;
  return why.for === 'rate-limit' || why.for === 'hourly-pool' ? why : undefined;
};

const MAX_WITHOUT_SEAT = 20;

/**
 * Told how each row of a step ends, it says when no more should be begun, since 20 in a row found
 * no license left: the others would not either, at two points each.
 */
export type OutOfSeats = (outcome: RowOutcome) => StopReason | undefined;

export const makeOutOfSeats = (): OutOfSeats => {
  let withoutSeat = 0;
  return (outcome) => {
    if (outcome === 'added') withoutSeat = 0;
    if (outcome === 'no-seats') withoutSeat += 1;
    return withoutSeat < MAX_WITHOUT_SEAT ? undefined : { is: 'no-seats' };
  };
};

/** Why a step may not go on in its owner's name, if it may not: the owner must still be an admin. */
export type OwnerStopReason = (caller: Caller) => Promise<StopReason | undefined>;

export const makeOwnerStopReason =
  ({ adminCheck, clock }: { adminCheck: AdminCheck; clock: Clock }): OwnerStopReason =>
  async (caller) => {
    if (caller.kind === 'admin') return undefined; // the page's guard has asked who is present
    const isAdmin = await adminCheck(responsibleAccount(caller), 'absent');
    if (isAdmin.ok) return isAdmin.value ? undefined : { is: 'owner-gone' };
    // Confluence rejects deleted and suspended accounts like this.
    const isTurnedAway = isAdmin.failure.code === 'not-authenticated';
    return isTurnedAway ? { is: 'owner-gone' } : stopForUnread(isAdmin.failure, clock());
  };

const LOOK_EVERY_MS = 1_000; // for what an admin has asked meanwhile

/**
 * A reason to begin nothing more in this step, if there is one now. `pointsAhead` is what comes
 * next takes of the hourly points, where that is more than a few.
 */
export type ShouldStop = (pointsAhead?: number) => Promise<StopReason | undefined>;

export const makeShouldStop = (deps: {
  jobs: JobStore;
  clock: Clock;
  pointsLeft: PointsLeft;
  /** Of the hourly points, what is left to others. */
  percentLeft: number;
  jobId: PlanId;
  until: number;
}): ShouldStop => {
  const { jobs, clock, pointsLeft, percentLeft, jobId, until } = deps;
  let lookAt = -Infinity;
  let command: StopReason | undefined; // as it was at the last look

  const wished = async (isLast: boolean): Promise<StopReason | undefined> => {
    if (clock() < lookAt && !isLast) return command;
    lookAt = clock() + LOOK_EVERY_MS;
    const control = await jobs.readControl(jobId);
    command = stopReasonOf(control?.command);
    return command;
  };

  const isPoolSpent = (pointsAhead: number): boolean => {
    const points = pointsLeft();
    if (points === undefined) return false;
    const kept = (points.of * percentLeft) / 100;
    // What no hour has room for would wait for ever: it is begun like anything else.
    const needed = pointsAhead <= points.of - kept ? pointsAhead : 0;
    return needed > 0 ? points.left - needed < kept : kept > 0 && points.left <= kept;
  };

  return async (pointsAhead = 0) => {
    const isLast = clock() >= until;
    const asked = await wished(isLast);
    if (asked) return asked;
    if (isLast) return { is: 'time' };
    return isPoolSpent(pointsAhead) ? { is: 'hourly-pool' } : undefined;
  };
};

const stopReasonOf = (command: JobCommand['command'] | undefined): StopReason | undefined => {
  switch (command) {
    case 'pause':
      return { is: 'paused' };
    case 'cancel':
      return { is: 'cancelled' };
    case 'run':
    case 'undo':
    case undefined:
      return undefined;
  }
};
