import type { AccountId } from '../accountId';
import { MAX_APPROVALS } from '../limits';
import type { PlanGroup, PlanId, PlanOrigin } from '../plan/plan';
import {
  hasCertainlyChanged,
  hasMaybeChanged,
  type JobChunk,
  type RowEnd,
  type RowOutcome,
} from './jobChunk';
import type { PaceState } from './pace';

/** Jobs of another version are not read. They wait for code that knows their version. */
export const JOB_SCHEMA = 1;

/** An admin who approved a job's plan, and when. */
type Approval = { accountId: AccountId; at: string };

/** What a waiting job waits for. */
export type Waiting =
  /**
   * Confluence asked it to wait, or Confluence or storage failed. The job resumes by itself at
   * `until`.
   */
  | { for: 'rate-limit' | 'hourly-pool' | 'confluence' | 'storage'; until: string }
  /** Only the viewer's identity works. The job runs while its owner has the page open. */
  | { for: 'owner-at-page' }
  /** The owner no longer administers Confluence, or is rejected. Another admin can take over. */
  | { for: 'another-owner' }
  /** The app lacks authority. An admin must approve or install it. */
  | { for: 'approval' };

/** Why a job paused by itself and needs an admin: hours without an answer, or no license left. */
export type PausedFor = 'no-answers' | 'no-seats';

export type JobState = 'running' | 'waiting' | 'paused' | 'cancelled' | 'done';

/**
 * A plan that was applied, with its progress and results. Only the invocation that holds the lease
 * of its step writes it.
 */
export type Job = {
  schema: typeof JOB_SCHEMA;
  /** The ID of the plan. A plan has at most one job. */
  id: PlanId;
  hash: string;
  /**
   * The admin who approved the plan. The job runs in their name. If another admin took over, it is
   * that admin.
   */
  ownerId: AccountId;
  /** Who approved it and when, the first and at most 99 of the latest. ISO 8601, UTC. */
  approvals: Approval[];
  origin: PlanOrigin;
  groups: PlanGroup[];
  rows: number;
  chunks: number;
  state: JobState;
  waiting?: Waiting;
  /**
   * The earliest time of the next step, if storage failed in the last one: ISO 8601, UTC. Writes
   * that were given up can still arrive until then, so no command makes it earlier.
   */
  notBefore?: string;
  /** Absent if an admin paused it. */
  pausedFor?: PausedFor;
  /** What asks for the next step: the event queue, or the open page of the owner. */
  driver: 'queue' | 'page';
  /** The number of the next step. */
  step: number;
  /** All chunks before this one are complete. */
  nextChunk: number;
  /**
   * The next group whose members may have to be read. They are read so that removals are certain.
   */
  nextGroup: number;
  /** When all of them had been read: ISO 8601, UTC. Absent before that. */
  membersReadAt?: string;
  /** The results of the rows in complete chunks. */
  counts: Counts;
  pace: PaceState;
  /** How many times in a row the job had to wait for Confluence or storage without any progress. */
  stalls: number;
  startedAt: string;
  /** When the last step was stored. */
  lastStepAt: string;
  endedAt?: string;
};

/**
 * When the next step is due, in milliseconds since 1970. It is the later of the end of its wait and
 * `notBefore`. Undefined if neither is set.
 */
export const dueAt = ({ waiting, notBefore }: Job): number | undefined => {
  const times = [waiting && 'until' in waiting ? waiting.until : undefined, notBefore]
    .filter((time) => time !== undefined)
    .map(Date.parse);
  return times.length === 0 ? undefined : Math.max(...times);
};

/**
 * The state of a job at a time, and what it waits for then. A wait ends by itself: afterwards the
 * queue has the job, or its owner's page. The stored state says so only after the next step.
 */
export const stateAt = (job: Job, now: number): Pick<Job, 'state' | 'waiting'> => {
  const { state, waiting } = job;
  if (!waiting || !('until' in waiting)) return { state, ...(waiting && { waiting }) };
  const due = dueAt(job) ?? 0;
  if (due > now) return { state, waiting: { ...waiting, until: new Date(due).toISOString() } };
  return inHandsOf(job.driver);
};

/** The state of a job that can continue: the queue runs it, or it waits for its owner's page. */
const inHandsOf = (driver: Job['driver']): Pick<Job, 'state' | 'waiting'> =>
  driver === 'page'
    ? { state: 'waiting', waiting: { for: 'owner-at-page' } }
    : { state: 'running' };

/** Whether storage failed in the last step and `notBefore` has not passed yet. */
export const isResting = ({ notBefore }: Job, now: number): boolean =>
  notBefore !== undefined && Date.parse(notBefore) > now;

export const isOver = ({ state }: Job): boolean => state === 'cancelled' || state === 'done';

/** How the rows of a job ended. */
export type Counts = {
  outcomes: Partial<Record<RowOutcome, number>>;
  /** Rows whose membership this job certainly changed. */
  certain: number;
  /** Rows whose membership was found as asked, after an attempt of this job that may have made it so. */
  maybeChanged: number;
};

export const NO_COUNTS: Counts = { outcomes: {}, certain: 0, maybeChanged: 0 };

/** Counts the ends of a chunk's rows. `wereMembers` is the chunk's. */
export const countsOf = (
  ends: readonly (RowEnd | undefined)[],
  wereMembers: JobChunk['wereMembers'] = [],
): Counts => {
  const counts: Counts = { outcomes: {}, certain: 0, maybeChanged: 0 };
  for (const [index, end] of ends.entries()) {
    if (!end) continue;
    counts.outcomes[end.outcome] = (counts.outcomes[end.outcome] ?? 0) + 1;
    if (hasCertainlyChanged(end)) counts.certain += 1;
    if (hasMaybeChanged(end, wereMembers[index])) counts.maybeChanged += 1;
  }
  return counts;
};

export const addCounts = (one: Counts, other: Counts): Counts => {
  const outcomes = { ...one.outcomes };
  for (const [outcome, count] of Object.entries(other.outcomes) as [RowOutcome, number][])
    outcomes[outcome] = (outcomes[outcome] ?? 0) + count;
  return {
    outcomes,
    certain: one.certain + other.certain,
    maybeChanged: one.maybeChanged + other.maybeChanged,
  };
};

/** The approvals with one more. The oldest after the first are dropped, so that a job can be stored. */
export const withApproval = (before: readonly Approval[], approval: Approval): Approval[] => {
  const [first, ...others] = [...before, approval];
  return [first, ...others.slice(1 - MAX_APPROVALS)];
};

/** What an admin can ask of a job that is not over. */
export type Command = 'run' | 'pause' | 'cancel';

/**
 * What an admin asked of a job, or that they undid it or tried its rows again, and when: ISO 8601,
 * UTC. An undo and a retry have the ID of their plan. It is absent in older undos.
 */
export type JobCommand = {
  command: Command | 'undo' | 'retry';
  by: AccountId;
  at: string;
  planId?: PlanId;
};

/**
 * The latest command, which counts. `earlier` has the ones before it, the newest first, for the
 * record only.
 */
export type JobControl = JobCommand & { earlier?: JobCommand[] };

const MAX_COMMANDS = 20; // a few kilobytes, which a running step reads every second

/**
 * Adds a command to the stored ones. Only the latest 20 are kept. The latest undo is always one of
 * them, because it decides whether another one is exempt from the limits.
 */
export const withCommand = (before: JobControl | undefined, command: JobCommand): JobControl => {
  if (!before) return command;
  const earlier = newestFirst(before);
  const kept = earlier.slice(0, MAX_COMMANDS - 1);
  const undo = earlier.find(isUndo);
  const isLost = undo !== undefined && !isUndo(command) && !kept.includes(undo);
  return { ...command, earlier: isLost ? [...kept.slice(0, -1), undo] : kept };
};

const isUndo = ({ command }: JobCommand): boolean => command === 'undo';

/** All stored commands, the oldest first. */
export const commandsOf = (control: JobControl | undefined): JobCommand[] =>
  control ? newestFirst(control).toReversed() : [];

const newestFirst = ({ earlier = [], ...latest }: JobControl): JobCommand[] => [latest, ...earlier];

/**
 * The job as it continues after a pause or under another owner: by the queue, or at the page. A job
 * that waits for storage keeps waiting until `notBefore`.
 */
export const resumed = (before: Job, now: number): Job => {
  const { waiting: _over, pausedFor: _why, ...rest } = before;
  const job = { ...rest, stalls: 0 };
  if (job.notBefore !== undefined && isResting(job, now))
    return { ...job, state: 'waiting', waiting: { for: 'storage', until: job.notBefore } };
  return { ...job, ...inHandsOf(job.driver) };
};

// Long enough to notice a mistake. Later, other people may count on what the job did.
const EXEMPT_MS = 7 * 86_400_000;

/** The plan of an undo. It has no ID before it was created. */
type UndoPlan = { id?: PlanId; origin: Pick<Extract<PlanOrigin, { jobId: PlanId }>, 'retryOf'> };

/**
 * Whether the limits on removals leave out what an undo certainly removes again. They do so for the
 * first undo of a job that ended at most seven days ago, and for a retry of its rows, if no other
 * undo was applied in between. `control` has the undos of the job that were applied.
 */
export const isUndoExempt = (
  { id, origin }: UndoPlan,
  undone: Pick<Job, 'endedAt'>,
  control: JobControl | undefined,
  now: number,
): boolean => {
  const { endedAt } = undone;
  if (endedAt === undefined || now - Date.parse(endedAt) > EXEMPT_MS) return false;
  const latest = commandsOf(control).findLast(({ command }) => command === 'undo');
  if (!latest) return origin.retryOf === undefined;
  return latest.planId !== undefined && [id, origin.retryOf].includes(latest.planId);
};
