import type { JobView } from '../../../../src/application/bulkApi';
import type { NextStep } from '../job/nextStep';
import { isBlocked } from '../job/isBlocked';
import { isOver } from '../job/stateWords';

const WHILE_WAITING_MS = 10_000;
const WHILE_STILL_MS = 60_000; // only somebody at another page could let it go on

/**
 * What the page of a job's owner does next to carry it out: step by step, also where somebody wants
 * it to stop, since the next step does that. `now` in milliseconds since 1970.
 */
export const nextDrive = (job: JobView, now: number): NextStep => {
  if (isOver(job)) return { is: 'rest' };
  if (isBlocked(job)) return { is: 'ask', afterMs: WHILE_STILL_MS };
  const { waiting } = job;
  const waits = waiting && 'until' in waiting ? Math.max(0, Date.parse(waiting.until) - now) : 0;
  return waits > WHILE_WAITING_MS
    ? { is: 'ask', afterMs: WHILE_WAITING_MS }
    : { is: 'drive', afterMs: waits };
};
