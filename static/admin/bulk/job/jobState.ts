import type { ChangeStatus } from '../../../../src/contract/adminApi';
import type { JobRowView, JobView, RowOutcome } from '../../../../src/contract/bulkApi';
import type { MessageKey } from '../../words/fill';
import { isFailure } from '../../words/outcomeLozenge';

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
const AT_FIRST_MS = 500; // a job of a few rows is done in a second
const QUICK_POLLS = 3;
const WHILE_WAITING_MS = 10_000; // only another person can change something
const OUT_OF_VIEW_MS = 15_000;

/** How long a job still waits, in milliseconds; negative if that is over. Undefined if it doesn't wait for a time. */
export const timeLeft = ({ waiting }: JobView, now: number): number | undefined =>
  waiting && 'until' in waiting ? Date.parse(waiting.until) - now : undefined;

type Viewer = { accountId: string | undefined; isLooking: boolean };

/**
 * When a page that shows a job polls it: often while the job moves, most often at first, and rarely
 * while the page is out of view. A job that waits for a time is polled when it comes. `answers` counts
 * the answers that the page has had. `now` is in milliseconds since 1970.
 */
export const nextPoll = (
  job: JobView,
  { accountId, isLooking }: Viewer,
  answers: number,
  now = Date.now(),
): NextStep => {
  if (isOver(job)) return { kind: 'rest' };
  if (!isLooking) return { kind: 'ask', afterMs: OUT_OF_VIEW_MS };
  const isMoving =
    job.state === 'running' ||
    job.command !== undefined ||
    (isDrivenBy(job, accountId) && !isBlocked(job));
  if (!isMoving) {
    const left = timeLeft(job, now) ?? WHILE_WAITING_MS;
    // The backend decides when the wait is over. Its clock may be behind that of the page.
    return { kind: 'ask', afterMs: Math.min(WHILE_WAITING_MS, Math.max(WHILE_MOVING_MS, left)) };
  }
  return { kind: 'ask', afterMs: answers <= QUICK_POLLS ? AT_FIRST_MS : WHILE_MOVING_MS };
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

/**
 * The state of a job in the page's words. The wire has fewer: a job that is over is done, even if
 * all its rows failed, and a command that isn't carried out yet is no state there.
 */
export type ShownState =
  | 'running'
  | 'waiting'
  | 'pausing'
  | 'paused'
  | 'stopping'
  | 'stopped'
  | 'done'
  | 'done-with-failures'
  | 'failed';

/**
 * The state of a job. Between two steps of the viewer's own page a job is running, not waiting. A
 * job that was stopped after its last row ended like any other.
 */
export const shownState = (job: JobView, viewerId?: string): ShownState => {
  const { state, command, waiting } = job;
  if (command) return command === 'cancel' ? 'stopping' : 'pausing';
  switch (state) {
    case 'running':
    case 'paused':
      return state;
    case 'waiting':
      return isDrivenBy(job, viewerId) && waiting?.for === 'owner-at-page' ? 'running' : 'waiting';
    case 'cancelled':
    case 'done':
      return stateOfEnd(job);
  }
};

const stateOfEnd = (job: JobView): ShownState => {
  const { failed, notRun } = rowCounts(job);
  if (notRun > 0) return 'stopped';
  if (failed === 0) return 'done';
  return failed < job.rows ? 'done-with-failures' : 'failed';
};

type Look = {
  lozenge: 'inprogress' | 'moved' | 'default' | 'removed' | 'success';
  /** The color of the progress bar. Absent if a full bar would look like a success. */
  bar?: 'default' | 'success';
};

const LOOKS: Record<ShownState, Look> = {
  running: { lozenge: 'inprogress', bar: 'default' },
  waiting: { lozenge: 'moved', bar: 'default' },
  pausing: { lozenge: 'default', bar: 'default' },
  paused: { lozenge: 'default', bar: 'default' },
  stopping: { lozenge: 'default', bar: 'default' },
  stopped: { lozenge: 'default', bar: 'default' },
  done: { lozenge: 'success', bar: 'success' },
  'done-with-failures': { lozenge: 'moved' },
  failed: { lozenge: 'removed' },
};

/** How a job's state looks wherever it is shown. */
export const stateLook = (state: ShownState): Look & { text: MessageKey } => ({
  ...LOOKS[state],
  text: `bulk.state.${state}`,
});

/** Whether a job is finished. */
export const isOver = ({ state }: Pick<JobView, 'state'>): boolean =>
  state === 'done' || state === 'cancelled';

/** The rows of a job by result. Each row counts once. */
export type RowCounts = {
  /** The job certainly changed the membership. */
  changed: number;
  /** The membership is as the row asked. The job may have changed it, or it was so before. */
  maybeChanged: number;
  /** The membership was as the row asked. */
  unneeded: number;
  /** The membership isn't as the row asked, or that isn't known. */
  failed: number;
  /** Rows that weren't started, or aren't done yet. */
  notRun: number;
};

/** What the results of a job are counted from. */
export type JobCounts = Pick<JobView, 'counts' | 'rows' | 'certain' | 'maybeChanged'>;

export const rowCounts = (job: JobCounts): RowCounts => {
  const counted = countedOutcomes(job);
  const sumOf = (isMeant: (outcome: RowOutcome) => boolean): number =>
    counted.reduce((sum, { outcome, count }) => (isMeant(outcome) ? sum + count : sum), 0);
  const changed = job.certain;
  const reported = sumOf((outcome) => outcome === 'added' || outcome === 'removed');
  const maybeChanged = reported - changed + job.maybeChanged;
  const unneeded = sumOf(isDesiredState) - changed - maybeChanged;
  const failed = sumOf(isFailure);
  const ended = changed + maybeChanged + unneeded + failed;
  return { changed, maybeChanged, unneeded, failed, notRun: job.rows - ended };
};

// The backend leaves out the same rows.
const LASTING: readonly RowOutcome[] = [
  'account-not-found',
  'group-not-found',
  'externally-managed',
];

/** How many failed rows a retry may change. */
export const rowsToRetry = (job: JobCounts): number =>
  countedOutcomes(job).reduce(
    (rows, { outcome, count }) => (LASTING.includes(outcome) ? rows - count : rows),
    rowCounts(job).failed,
  );

/** How many rows of a job are done. */
export const endedRows = (job: JobCounts): number => job.rows - rowCounts(job).notRun;

/** Who started a job. Another admin may own it by now. */
export const starterOf = ({ approvals, ownerId }: JobView): string =>
  approvals[0]?.accountId ?? ownerId;

/** Whether another admin may take over a job that waits for its owner or needs the owner's page. */
export const mayTakeOver = (
  { ownerId, state, waiting, driver }: JobView,
  viewerId: string | undefined,
): boolean =>
  viewerId !== undefined &&
  ownerId !== viewerId &&
  state === 'waiting' &&
  (waiting?.for === 'another-owner' || (driver === 'page' && waiting?.for !== 'approval'));

/** The outcomes with their number of rows, most frequent first. */
export const countedOutcomes = ({
  counts,
}: Pick<JobView, 'counts'>): { outcome: RowOutcome; count: number }[] =>
  // TypeScript types the keys of an object as strings.
  (Object.entries(counts) as [RowOutcome, number][])
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => ({ outcome, count }))
    .sort((one, other) => other.count - one.count);

/** Whether the membership is as the row asked, no matter who made it so. */
export const isDesiredState = (outcome: RowOutcome): outcome is ChangeStatus =>
  outcome !== 'left-out' && !isFailure(outcome);

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
