import type { JobView } from '../../../../src/application/bulkApi';
import { isDrivenBy } from './isDrivenBy';
import type { NextStep } from './nextStep';
import { isBlocked } from './isBlocked';
import { isOver } from './stateWords';

const WHILE_MOVING_MS = 2_000;
const WHILE_WAITING_MS = 10_000; // nothing changes but by somebody else
const OUT_OF_VIEW_MS = 15_000;

type Viewer = { accountId: string | undefined; isLooking: boolean };

/** When a page that shows a job asks how it is: often while it moves, seldom where nobody looks. */
export const nextPoll = (job: JobView, { accountId, isLooking }: Viewer): NextStep => {
  if (isOver(job)) return { is: 'rest' };
  if (!isLooking) return { is: 'ask', afterMs: OUT_OF_VIEW_MS };
  const isMoving =
    job.state === 'running' ||
    job.command !== undefined ||
    (isDrivenBy(job, accountId) && !isBlocked(job));
  return { is: 'ask', afterMs: isMoving ? WHILE_MOVING_MS : WHILE_WAITING_MS };
};
