import type { ChangeStatus } from '../../../../src/application/adminApi';
import type {
  JobRowView,
  JobState,
  JobView,
  RowOutcome,
} from '../../../../src/application/bulkApi';
import type { MessageKey } from '../../words/fill';

/** Whether a job does nothing until an admin does something about it. */
export const isBlocked = ({ state, waiting }: JobView): boolean =>
  state === 'paused' || waiting?.for === 'approval' || waiting?.for === 'another-owner';

/** Whether it is this admin's open page that carries a job out. */
export const isDrivenBy = (job: JobView, accountId: string | undefined): boolean =>
  job.driver === 'page' && job.ownerId === accountId && !isOver(job);

/**
 * Whether nobody knows if this row's change is the job's doing, so that only an admin can say. That
 * may be so after any outcome: what was tried before it may have worked.
 */
export const isUncertain = ({ end }: JobRowView): boolean => end !== undefined && !end.certain;

/** Whether a job goes on only once somebody says so: it stands still, or is about to. */
export const needsManualResume = (job: JobView): boolean =>
  isBlocked(job) || job.command === 'pause';

const WHILE_MOVING_MS = 2_000;
const WHILE_WAITING_MS = 10_000; // nothing changes but by somebody else
const OUT_OF_VIEW_MS = 15_000;

type Viewer = { accountId: string | undefined; isLooking: boolean };

/** When a page that shows a job asks how it is: often while it moves, seldom where nobody looks. */
export const nextPoll = (job: JobView, { accountId, isLooking }: Viewer): NextStep => {
  if (isOver(job)) return { kind: 'rest' };
  if (!isLooking) return { kind: 'ask', afterMs: OUT_OF_VIEW_MS };
  const isMoving =
    job.state === 'running' ||
    job.command !== undefined ||
    (isDrivenBy(job, accountId) && !isBlocked(job));
  return { kind: 'ask', afterMs: isMoving ? WHILE_MOVING_MS : WHILE_WAITING_MS };
};

/** What the page does about a job next: ask how it is, carry out a step of it, or nothing more. */
export type NextStep = { kind: 'ask' | 'drive'; afterMs: number } | { kind: 'rest' };

/** How many rows had ended at a time, in milliseconds since 1970. */
export type Sample = { at: number; ended: number };

export type Pace = { perSecond: number; secondsLeft: number };

const WINDOW_MS = 120_000; // rows end in bursts: a shorter look back would jump about
const MIN_WINDOW_MS = 4_000; // two looks

/** The samples that still say how fast a job is now, with the newest at the end. */
export const withSample = (samples: readonly Sample[], newest: Sample): Sample[] => [
  ...samples.filter(({ at }) => newest.at - at <= WINDOW_MS),
  newest,
];

/** How fast a job is and how long it will take yet; undefined while that is not to be told. */
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

/** The word for how a job is, and its colour; what was asked and is not so yet comes first. */
export const stateWords = ({
  state,
  command,
}: Pick<JobView, 'state' | 'command'>): { text: MessageKey; appearance: Appearance } => {
  if (command === 'pause') return { text: 'bulk.state.pausing', appearance: 'default' };
  if (command === 'cancel') return { text: 'bulk.state.cancelling', appearance: 'removed' };
  return { text: `bulk.state.${state}`, appearance: APPEARANCES[state] };
};

/** Whether nothing more will come of a job. */
export const isOver = ({ state }: Pick<JobView, 'state'>): boolean =>
  state === 'done' || state === 'cancelled';

/** How many rows of a job are done. Those that a cancelled job never began have an outcome, too. */
export const endedRows = (job: Pick<JobView, 'counts'>): number =>
  countedOutcomes(job)
    .filter(({ outcome }) => outcome !== 'left-out')
    .reduce((sum, { count }) => sum + count, 0);

/** Each outcome that there is, with its number of rows, the most frequent first. */
export const countedOutcomes = ({
  counts,
}: Pick<JobView, 'counts'>): { outcome: RowOutcome; count: number }[] =>
  // The keys of an object are strings to the compiler, whatever its type says.
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

/** Whether what a row asked for holds now. */
export const isDesiredState = (outcome: RowOutcome): outcome is ChangeStatus =>
  DESIRED_STATES.includes(outcome);

/** How many rows did not come to what they asked for. */
export const failedRows = (job: Pick<JobView, 'counts'>): number =>
  countedOutcomes(job)
    .filter(({ outcome }) => !isDesiredState(outcome))
    .reduce((sum, { count }) => sum + count, 0);

export type HistoryEntry = { text: MessageKey; by: string; at: string };

/** What people did about a job, the oldest first. The last who took it over is its owner. */
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
