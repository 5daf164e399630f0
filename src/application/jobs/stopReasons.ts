import { type Caller, presenceOf, responsibleAccount } from '../../domain/caller';
import type { Job, JobCommand } from '../../domain/job/job';
import { natureOfFailure } from '../../domain/job/jobChunk';
import type { StopReason } from '../../domain/job/stopReason';
import type { Failure } from '../../domain/outcome';
import type { AdminCheck } from '../authority/adminCheck';
import type { Attempt } from '../membership/permit';
import type { PointsLeft } from '../ports/confluence';
import type { Clock } from '../ports/platform';
import type { JobStore, SettingsStore } from '../ports/storage';

const MAX_WAIT_SECONDS = 5; // for a longer wait, the step ends and the job waits
const USUAL_WAIT_SECONDS = 60; // if Confluence asks to wait without saying how long

/** What failed: a read before the first write, a read of a row's group, or its write. */
type Reading = { during: 'reading' };
type GroupCheck = { during: 'group-check' };
type Writing = { during: 'write'; attempt: Attempt };

/**
 * Why a step stops after a failure. Undefined means that it continues, and the failure is the row's
 * result. `retry` means that the step should try the write again. `now` is in milliseconds since
 * 1970.
 */
export function stopReasonFor(failure: Failure, context: Reading, now: number): StopReason;
export function stopReasonFor(
  failure: Failure,
  context: GroupCheck,
  now: number,
): StopReason | undefined;
export function stopReasonFor(
  failure: Failure,
  context: Writing,
  now: number,
): StopReason | 'retry' | undefined;
export function stopReasonFor(
  failure: Failure,
  context: Reading | GroupCheck | Writing,
  now: number,
): StopReason | 'retry' | undefined {
  const isWrite = context.during === 'write';
  // Confluence refused the last identity, whatever the code of the failure says.
  if (isWrite && wasRefused(context.attempt)) return { kind: 'refused' };
  // The group is protected, and an admin at the page may change it.
  if (context.during === 'group-check' && failure.code === 'group-not-allowed')
    return { kind: 'refused' };
  switch (natureOfFailure(failure.code)) {
    case 'limited':
      return isWrite && isShortWait(failure) ? 'retry' : limitOf(failure, now);
    case 'no-answer':
      return isWrite ? 'retry' : { kind: 'confluence' };
    case 'unapproved':
      // A platform also answers like this if it refuses to impersonate the owner. The owner can
      // still run the job at the page.
      return isWrite && context.attempt.actedAs === 'owner'
        ? { kind: 'refused' }
        : { kind: 'approval' };
    case 'refused':
      if (isWrite) return { kind: 'refused' };
      return context.during === 'reading' ? { kind: 'confluence' } : undefined;
    case 'final':
      return context.during === 'reading' ? { kind: 'confluence' } : undefined;
  }
}

const wasRefused = ({ actedAs, evidence }: Attempt): boolean => {
  const last = evidence.at(-1);
  return last?.verdict === 'refused' && last.identity.kind === actedAs;
};

const isShortWait = ({ retryAfterSeconds = 0, hourlyPoolEmpty }: Failure): boolean =>
  hourlyPoolEmpty !== true && retryAfterSeconds <= MAX_WAIT_SECONDS;

const limitOf = ({ retryAfterSeconds, hourlyPoolEmpty }: Failure, now: number): StopReason => {
  if (hourlyPoolEmpty !== true)
    return { kind: 'rate-limit', until: now + (retryAfterSeconds ?? USUAL_WAIT_SECONDS) * 1_000 };
  return {
    kind: 'hourly-pool',
    ...(retryAfterSeconds !== undefined && { until: now + retryAfterSeconds * 1_000 }),
  };
};

/**
 * Why a step may not continue in its owner's name. Undefined if it may. The owner must be an admin.
 */
export type OwnerStopReason = (caller: Caller) => Promise<StopReason | undefined>;

export const makeOwnerStopReason = ({
  adminCheck,
  clock,
}: {
  adminCheck: AdminCheck;
  clock: Clock;
}): OwnerStopReason =>
  async function ownerStopReason(caller) {
    if (caller.kind === 'admin') return undefined; // the page's guard has checked them
    const isAdmin = await adminCheck(responsibleAccount(caller), presenceOf(caller));
    if (isAdmin.ok) return isAdmin.value ? undefined : { kind: 'owner-gone' };
    // Confluence rejects deleted and suspended accounts like this.
    const isRejected = isAdmin.failure.code === 'not-authenticated';
    if (isRejected) return { kind: 'owner-gone' };
    return stopReasonFor(isAdmin.failure, { during: 'reading' }, clock());
  };

const READ_COMMANDS_EVERY_MS = 1_000;

/**
 * A reason to start nothing more in this step, if there is one now. `pointsAhead` is the cost of
 * the next action in hourly points, if it is more than a few.
 */
export type ShouldStop = (pointsAhead?: number) => Promise<StopReason | undefined>;

export const makeShouldStop = (deps: {
  jobs: Pick<JobStore, 'readControl'>;
  settings: Pick<SettingsStore, 'read'>;
  clock: Clock;
  pointsLeft: PointsLeft;
  jobId: Job['id'];
  until: number;
}): ShouldStop => {
  const { jobs, settings, clock, pointsLeft, jobId, until } = deps;
  let readAgainAt = -Infinity;
  let command: StopReason | undefined; // as it was last read
  let reservedPercent: number | undefined;

  const commanded = async (isLast: boolean): Promise<StopReason | undefined> => {
    if (clock() < readAgainAt && !isLast) return command;
    readAgainAt = clock() + READ_COMMANDS_EVERY_MS;
    const control = await jobs.readControl(jobId);
    command = stopReasonOf(control?.command);
    return command;
  };

  const isPoolSpent = (pointsAhead: number, percent: number): boolean => {
    const points = pointsLeft();
    if (points === undefined) return false;
    const reserved = (points.of * percent) / 100;
    // An action that costs more than any hour has would wait forever, so it starts like anything
    // else.
    const needed = pointsAhead <= points.of - reserved ? pointsAhead : 0;
    return needed > 0 ? points.left - needed < reserved : reserved > 0 && points.left <= reserved;
  };

  return async function shouldStop(pointsAhead = 0) {
    reservedPercent ??= (await settings.read()).pointsLeftPercent;
    const isLast = clock() >= until;
    const asked = await commanded(isLast);
    if (asked) return asked;
    if (isLast) return { kind: 'time' };
    return isPoolSpent(pointsAhead, reservedPercent) ? { kind: 'hourly-pool' } : undefined;
  };
};

const stopReasonOf = (command: JobCommand['command'] | undefined): StopReason | undefined => {
  switch (command) {
    case 'pause':
      return { kind: 'paused' };
    case 'cancel':
      return { kind: 'cancelled' };
    case 'run':
    case 'undo':
    case 'retry':
    case undefined:
      return undefined;
  }
};
