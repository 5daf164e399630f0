import type { AccountId } from '../accountId';
import type { PlanGroup, PlanId, PlanOrigin } from '../plan/plan';
import { hasCertainlyChanged, type RowEnd, type RowOutcome } from './jobChunk';
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

/** Why a job paused by itself and needs an admin: nothing answered for hours, or no license is left. */
export type PausedFor = 'no-answers' | 'no-seats';

export type JobState = 'running' | 'waiting' | 'paused' | 'cancelled' | 'done';

/** One plan being carried out. Only the invocation that holds its step writes it. */
export type Job = {
  schema: typeof JOB_SCHEMA;
  /** The plan's: a plan has at most one job. */
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

/** How many rows ended how, and how many of them this job is known to have changed. */
export type Counts = { outcomes: Partial<Record<RowOutcome, number>>; certain: number };

export const NO_COUNTS: Counts = { outcomes: {}, certain: 0 };

export const countsOf = (ends: readonly RowEnd[]): Counts => {
  const outcomes: Counts['outcomes'] = {};
  for (const { outcome } of ends) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  return { outcomes, certain: ends.filter(hasCertainlyChanged).length };
};

export const addCounts = (one: Counts, other: Counts): Counts => {
  const outcomes = { ...one.outcomes };
  for (const [outcome, count] of Object.entries(other.outcomes) as [RowOutcome, number][])
    outcomes[outcome] = (outcomes[outcome] ?? 0) + count;
  return { outcomes, certain: one.certain + other.certain };
};

/** What an admin can ask of a job that is not over. */
export type Command = 'run' | 'pause' | 'cancel';

/** What an admin asked of a job, or that they undid it, and when: ISO 8601, UTC. */
export type JobCommand = { command: Command | 'undo'; by: AccountId; at: string };

/** The latest command, which counts, and those before it, the newest first: they are on record only. */
export type JobControl = JobCommand & { earlier?: JobCommand[] };

const MAX_COMMANDS = 20; // on record: a few kilobytes, which a running step reads every second

/** What is stored of a job's commands with one more; the oldest fall out beyond 20. */
export const withCommand = (before: JobControl | undefined, command: JobCommand): JobControl =>
  before ? { ...command, earlier: newestFirst(before).slice(0, MAX_COMMANDS - 1) } : command;

/** All that is on record, the oldest first. */
export const commandsOf = (control: JobControl | undefined): JobCommand[] =>
  control ? newestFirst(control).toReversed() : [];

const newestFirst = ({ earlier = [], ...latest }: JobControl): JobCommand[] => [latest, ...earlier];

/**
 * The job as it goes on, after a pause or under another owner: by the queue, or at the page. Where
 * it waits for storage it goes on waiting, until the time that was set when storage failed.
 */
export const resumed = (before: Job, now: number): Job => {
  const { waiting: _over, pausedFor: _why, ...rest } = before;
  const job = { ...rest, stalls: 0 };
  if (job.notBefore !== undefined && isResting(job, now))
    return { ...job, state: 'waiting', waiting: { for: 'storage', until: job.notBefore } };
  return job.driver === 'page'
    ? { ...job, state: 'waiting', waiting: { for: 'owner-at-page' } }
    : { ...job, state: 'running' };
};
