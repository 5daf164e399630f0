import type { Job, Waiting } from './job';

/** Why a step of a job ended. Times are in milliseconds since 1970. */
export type StopReason =
  /** No row is left to start. */
  | { kind: 'exhausted' }
  /** The step's time is over, and there is more to do. */
  | { kind: 'time' }
  | { kind: 'rate-limit'; until: number }
  /**
   * The hourly points are used up, or only the reserve is left. The job waits until the next full
   * hour, or longer if Confluence asked for that.
   */
  | { kind: 'hourly-pool'; until?: number }
  /** Confluence does not answer. */
  | { kind: 'confluence' }
  /** Confluence refuses every identity that can act while the owner is away. */
  | { kind: 'refused' }
  | { kind: 'approval' }
  /** The owner no longer administers Confluence, or Confluence rejects the account. */
  | { kind: 'owner-gone' }
  /** Confluence has no license left for the people that the job adds. */
  | { kind: 'no-seats' }
  | { kind: 'paused' }
  | { kind: 'cancelled' }
  /** A bug, or a storage failure. */
  | { kind: 'broken' };

const HOUR_MS = 3_600_000;
const AFTER_HOUR_MS = 2_000; // because clocks differ a little
const FIRST_STALL_MS = 30_000;
const MAX_STALL_MS = 900_000;
const MAX_STALLS = 24; // about five hours without an answer; then an admin should look

const iso = (time: number): string => new Date(time).toISOString();

/** When Confluence refills the hourly points: at each full hour, UTC. */
const nextHour = (now: number): number => (Math.floor(now / HOUR_MS) + 1) * HOUR_MS + AFTER_HOUR_MS;

const stallEnd = (job: Job, now: number): number =>
  now + Math.min(MAX_STALL_MS, FIRST_STALL_MS * 2 ** job.stalls);

/**
 * The job after a step that stopped for this reason. The result has the new state, the wait and the
 * driver. `hasAdvanced` says whether the step made progress: it ended a row, or read the members of
 * a group.
 */
export const afterStep = (
  before: Job,
  stop: StopReason,
  hasAdvanced: boolean,
  now: number,
): Job => {
  const { waiting: _over, pausedFor: _why, notBefore: _past, ...rest } = before;
  const stalls = hasAdvanced ? 0 : before.stalls;
  const job: Job = { ...rest, step: before.step + 1, stalls, lastStepAt: iso(now) };
  const wait = (waiting: Waiting): Job => ({ ...job, state: 'waiting', waiting });
  switch (stop.kind) {
    case 'exhausted':
      return { ...job, state: 'done', endedAt: iso(now) };
    case 'time':
      // An open page asks for the next step at once. If it is closed, the job waits for it.
      return job.driver === 'page' ? wait({ for: 'owner-at-page' }) : { ...job, state: 'running' };
    case 'rate-limit':
      return wait({ for: 'rate-limit', until: iso(stop.until) });
    case 'hourly-pool':
      return wait({ for: 'hourly-pool', until: iso(Math.max(nextHour(now), stop.until ?? 0)) });
    case 'confluence':
    case 'broken': {
      const until = iso(stallEnd(job, now));
      const isStorage = stop.kind === 'broken';
      const rested: Job = { ...job, ...(isStorage && { notBefore: until }) };
      if (job.stalls >= MAX_STALLS) return { ...rested, state: 'paused', pausedFor: 'no-answers' };
      const waiting: Waiting = { for: isStorage ? 'storage' : 'confluence', until };
      return { ...rested, stalls: job.stalls + 1, state: 'waiting', waiting };
    }
    case 'refused':
      return { ...wait({ for: 'owner-at-page' }), driver: 'page' };
    case 'approval':
      return wait({ for: 'approval' });
    case 'owner-gone':
      return wait({ for: 'another-owner' });
    case 'no-seats':
      return { ...job, state: 'paused', pausedFor: 'no-seats' };
    case 'paused':
      return { ...job, state: 'paused' };
    case 'cancelled':
      return { ...job, state: 'cancelled', endedAt: iso(now) };
  }
};
