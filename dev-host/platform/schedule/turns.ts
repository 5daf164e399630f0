import type { Interval } from '../manifest/scheduledTriggers';

// "About 5 minutes after app deployment."
// https://developer.atlassian.com/platform/forge/manifest-reference/modules/scheduled-trigger/
export const FIRST_AFTER_MS = 5 * 60_000;

const INTERVALS_MS: Record<Interval, number> = {
  fiveMinute: 5 * 60_000,
  hour: 3_600_000,
  day: 24 * 3_600_000,
  week: 7 * 24 * 3_600_000,
};

/** The turn after now of a trigger whose turn has come. Those that were missed are left out. */
export const nextTurn = (dueAt: number, interval: Interval, now: number): number => {
  const every = INTERVALS_MS[interval];
  return dueAt + (Math.floor((now - dueAt) / every) + 1) * every;
};
