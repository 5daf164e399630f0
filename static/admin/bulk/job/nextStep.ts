import type { JobView } from '../../../../src/application/bulkApi';
import { isOver } from './stateWords';

/** What the page does about a job next: ask how it is, carry out a step of it, or nothing more. */
export type NextStep = { is: 'ask' | 'drive'; afterMs: number } | { is: 'rest' };

const WHILE_RUNNING_MS = 2_000;
const WHILE_WAITING_MS = 10_000; // nothing changes but by somebody else
const OUT_OF_VIEW_MS = 15_000;

type Viewer = { accountId: string | undefined; isLooking: boolean };

/**
 * A job that waits for its owner at the page is carried out by that owner's page, looked at or
 * not, step by step, also where somebody wants it to stop: the next step does that. Any other is only
 * watched, less often where nobody looks. `now` in
 * milliseconds since 1970.
 */
export const nextStep = (job: JobView, viewer: Viewer, now: number): NextStep => {
  if (isOver(job)) return { is: 'rest' };
  if (isDrivenBy(job, viewer.accountId) && job.state !== 'paused') {
    const waits = millisecondsLeft(job, now);
    if (waits !== undefined)
      return waits > WHILE_WAITING_MS
        ? { is: 'ask', afterMs: WHILE_WAITING_MS }
        : { is: 'drive', afterMs: waits };
  }
  if (!viewer.isLooking) return { is: 'ask', afterMs: OUT_OF_VIEW_MS };
  const isMoving = job.state === 'running' || job.wish !== undefined;
  return { is: 'ask', afterMs: isMoving ? WHILE_RUNNING_MS : WHILE_WAITING_MS };
};

/** Whether it is this admin's open page that carries a job out. */
export const isDrivenBy = (job: JobView, accountId: string | undefined): boolean =>
  job.driver === 'page' && job.ownerId === accountId && !isOver(job);

/** Until its next step may run; undefined where it waits for somebody. */
const millisecondsLeft = ({ waiting }: JobView, now: number): number | undefined => {
  if (waiting === undefined || waiting.for === 'owner-at-page') return 0;
  return 'until' in waiting ? Math.max(0, Date.parse(waiting.until) - now) : undefined;
};
