import type { ChangeAction } from '../change';

/**
 * How fast a job goes: so many requests side by side, and a share of the fastest pace allowed. It
 * is stored with the job, so that the next step goes on as this one ended.
 */
export type PaceState = { atOnce: number; speed: number };

export const FIRST_PACE: PaceState = { atOnce: 8, speed: 1 };

// A little under the burst limits of a site: 100 POST and 50 DELETE a second for each endpoint.
// https://developer.atlassian.com/cloud/confluence/rate-limiting/
export const MAX_PER_SECOND: Record<ChangeAction, number> = { add: 96, remove: 47 };

const MAX_AT_ONCE = 48; // 96 a second with a Confluence that takes half of one
const SLOWEST = 0.05;
const SPEED_GAIN = 0.002; // for each answer: back at full speed after some hundred of them

/** After an answer in usual time: a little more side by side, a little faster. */
export const afterAnswer = ({ atOnce, speed }: PaceState): PaceState => ({
  atOnce: Math.min(MAX_AT_ONCE, atOnce + 1 / atOnce),
  speed: Math.min(1, speed + SPEED_GAIN),
});

/** After one that took much longer than usual: fewer side by side. */
export const afterSlowAnswer = ({ atOnce, speed }: PaceState): PaceState => ({
  atOnce: Math.max(1, atOnce * 0.95),
  speed,
});

/** After Confluence asked to wait: half of everything. */
export const afterLimit = ({ atOnce, speed }: PaceState): PaceState => ({
  atOnce: Math.max(1, atOnce / 2),
  speed: Math.max(SLOWEST, speed / 2),
});
