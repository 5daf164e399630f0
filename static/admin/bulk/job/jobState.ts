import type { ChangeStatus } from '../../../../src/contract/adminApi';
import type { JobRowView, JobState, JobView, RowOutcome } from '../../../../src/contract/bulkApi';
import type { MessageKey } from '../../words/fill';

/** Whether a job does nothing until an admin acts. */
export const isBlocked = ({ state, waiting }: JobView): boolean =>
  state === 'paused' || waiting?.for === 'approval' || waiting?.for === 'another-owner';

/** Whether this admin's open page runs the job. */
export const isDrivenBy = (job: JobView, accountId: string | undefined): boolean =>
  job.driver === 'page' && job.ownerId === accountId && !isOver(job);

/**
 * Whether it is unknown if the job made this row's change, so that only an admin can decide. This
 * can happen with any outcome: an earlier try may have worked.
 */
export const isUncertain = ({ end }: JobRowView): boolean => end !== undefined && !end.certain;

/** Whether only an admin can resume a job: it is blocked, or about to pause. */
export const needsManualResume = (job: JobView): boolean =>
  isBlocked(job) || job.command === 'pause';

const WHILE_MOVING_MS = 2_000;
const WHILE_WAITING_MS = 10_000; // only another person can change something
const OUT_OF_VIEW_MS = 15_000;

type Viewer = { accountId: string | undefined; isLooking: boolean };

/**
 * When a page that shows a job polls it: often while the job moves, rarely while the page is out of
 * view.
 */
export const nextPoll = (job: JobView, { accountId, isLooking }: Viewer): NextStep => {
  if (isOver(job)) return { kind: 'rest' };
  if (!isLooking) return { kind: 'ask', afterMs: OUT_OF_VIEW_MS };
  const isMoving =
    job.state === 'running' ||
    job.command !== undefined ||
    (isDrivenBy(job, accountId) && !isBlocked(job));
  return { kind: 'ask', afterMs: isMoving ? WHILE_MOVING_MS : WHILE_WAITING_MS };
};

/** What the page does about a job next: poll it, take a step, or nothing more. */
export type NextStep = { kind: 'ask' | 'drive'; afterMs: number } | { kind: 'rest' };

/** How many rows were done at a time, in milliseconds since 1970. */
export type Sample = { at: number; ended: number };

export type Pace = { perSecond: number; secondsLeft: number };

const WINDOW_MS = 120_000; // rows end in bursts; a shorter window would make the pace jump
const MIN_WINDOW_MS = 4_000; // two polls

/** The samples that still count for the pace, with the newest at the end. */
export const withSample = (samples: readonly Sample[], newest: Sample): Sample[] => [
  ...samples.filter(({ at }) => newest.at - at <= WINDOW_MS),
  newest,
];

/** How fast a job is and how long it will take. Undefined while that can't be told. */
export const paceOf = (samples: readonly Sample[], rows: number): Pace | undefined => {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.at - first.at < MIN_WINDOW_MS) return undefined;
  const perSecond = ((last.ended - first.ended) * 1000) / (last.at - first.at);
  if (perSecond <= 0) return undefined;
  return { perSecond, secondsLeft: (rows - last.ended) / perSecond };
};

type Appearance = 'inprogress' | 'moved' | 'default' | 'removed' | 'success';

const APPEARANCES: Record<JobState, Appearance> = {
  running: 'inprogress',
  waiting: 'moved',
  paused: 'default',
  cancelled: 'removed',
  done: 'success',
};

/** The text and color for a job's state. A command that isn't carried out yet comes first. */
export const stateWords = ({
  state,
  command,
}: Pick<JobView, 'state' | 'command'>): { text: MessageKey; appearance: Appearance } => {
  if (command === 'pause') return { text: 'bulk.state.pausing', appearance: 'default' };
  if (command === 'cancel') return { text: 'bulk.state.cancelling', appearance: 'removed' };
  return { text: `bulk.state.${state}`, appearance: APPEARANCES[state] };
};

/** Whether a job is finished. */
export const isOver = ({ state }: Pick<JobView, 'state'>): boolean =>
  state === 'done' || state === 'cancelled';

/**
 * How many rows of a job are done. Rows skipped by a cancellation have an outcome but don't count.
 */
export const endedRows = (job: Pick<JobView, 'counts'>): number =>
  countedOutcomes(job)
    .filter(({ outcome }) => outcome !== 'left-out')
    .reduce((sum, { count }) => sum + count, 0);

/** The outcomes with their number of rows, most frequent first. */
export const countedOutcomes = ({
  counts,
}: Pick<JobView, 'counts'>): { outcome: RowOutcome; count: number }[] =>
  // TypeScript types the keys of an object as strings.
  (Object.entries(counts) as [RowOutcome, number][])
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => ({ outcome, count }))
    .sort((one, other) => other.count - one.count);

const DESIRED_STATES: readonly RowOutcome[] = [
  'added',
  'already-member',
  'removed',
  'not-a-member',
] satisfies ChangeStatus[];

/** Whether the membership is as the row asked, no matter who made it so. */
export const isDesiredState = (outcome: RowOutcome): outcome is ChangeStatus =>
  DESIRED_STATES.includes(outcome);

/** How many rows failed or were skipped. */
export const failedRows = (job: Pick<JobView, 'counts'>): number =>
  countedOutcomes(job)
    .filter(({ outcome }) => !isDesiredState(outcome))
    .reduce((sum, { count }) => sum + count, 0);

export type HistoryEntry = { text: MessageKey; by: string; at: string };

/** What admins did about a job, oldest first. The last one who took it over is its owner. */
export const historyOf = ({ approvals, commands }: JobView): HistoryEntry[] => {
  const approved = approvals.map(({ accountId, at }, place): HistoryEntry => {
    const text = place === 0 ? 'bulk.job.approved' : 'bulk.job.taken-over';
    return { text, by: accountId, at };
  });
  const requested = commands.map(({ command, by, at }): HistoryEntry => ({
    text: `bulk.job.command.${command}`,
    by,
    at,
  }));
  return [...approved, ...requested].sort((one, other) => one.at.localeCompare(other.at));
};
