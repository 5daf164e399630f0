import type { AccountId } from '../accountId';
import type { PlanGroup, PlanOrigin } from '../plan/plan';
import type { PlanId } from '../plan/planId';
import type { Counts } from './counts';
import type { PaceState } from './pace';

/** A reader of jobs lets one of another version wait. */
export const JOB_SCHEMA = 1;

/** What a job that does nothing just now is waiting for. */
export type Waiting =
  /** Confluence asked for it; goes on by itself at `until`. */
  | { for: 'rate-limit' | 'hourly-pool' | 'confluence' | 'storage'; until: string }
  /** Only the viewer's identity works: goes on while its owner has the page open. */
  | { for: 'owner-at-page' }
  /** The owner administers Confluence no more, or is turned away; another admin may take over. */
  | { for: 'another-owner' }
  /** The app's authority is wanting: an admin has to approve or install it. */
  | { for: 'approval' };

/** Why a job paused by itself, for an admin to look: for hours nothing answered, or no licence is left. */
export type PausedFor = 'no-answers' | 'no-seats';

export type JobState = 'running' | 'waiting' | 'paused' | 'cancelled' | 'done';

/** One plan being carried out. Written by whoever holds its step, and by nobody else. */
export type Job = {
  schema: typeof JOB_SCHEMA;
  /** The plan's: a plan comes to one job at the most. */
  id: PlanId;
  hash: string;
  /** Who approved the plan, in whose name it runs; the latest where another admin took over. */
  ownerId: AccountId;
  approvals: { accountId: AccountId; at: string }[];
  origin: PlanOrigin;
  groups: PlanGroup[];
  rows: number;
  chunks: number;
  state: JobState;
  waiting?: Waiting;
  /**
   * When the next step may begin, where storage failed in the last one: ISO 8601, UTC. Writes that
   * were given up may land until then, so no command makes it earlier.
   */
  notBefore?: string;
  /** Absent where an admin paused it. */
  pausedFor?: PausedFor;
  /** Who asks for the next step: the event queue, or the open page of the owner. */
  driver: 'queue' | 'page';
  /** The number of the next step. */
  step: number;
  /** All chunks before this one are complete. */
  nextChunk: number;
  /** Groups whose members were read, so that removals are certain: all before this one. */
  nextGroup: number;
  /** Of the rows in complete chunks. */
  counts: Counts;
  pace: PaceState;
  /** How often in a row it had to wait without getting on. */
  stalls: number;
  startedAt: string;
  /** When its last step was stored. */
  lastStepAt: string;
  endedAt?: string;
};

/**
 * When the next step is due, in milliseconds since 1970: when the job's wait ends, and not before
 * its storage has come to rest. Undefined where it waits for no time.
 */
export const dueAt = ({ waiting, notBefore }: Job): number | undefined => {
  const times = [waiting && 'until' in waiting ? waiting.until : undefined, notBefore]
    .filter((time) => time !== undefined)
    .map(Date.parse);
  return times.length === 0 ? undefined : Math.max(...times);
};

/** Whether a job still has to wait for its storage to come to rest. */
export const isResting = ({ notBefore }: Job, now: number): boolean =>
  notBefore !== undefined && Date.parse(notBefore) > now;

export const isOver = ({ state }: Job): boolean => state === 'cancelled' || state === 'done';
