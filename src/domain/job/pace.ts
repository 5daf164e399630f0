import { FIRST_RATE, type RequestRate } from '../requestRate';

/**
 * How fast a job runs: the number of concurrent requests, and how many are sent in a second. It is
 * stored with the job, so the next step starts at this pace.
 */
export type PaceState = { atOnce: number; rate: RequestRate };

export const FIRST_PACE: PaceState = { atOnce: 8, rate: FIRST_RATE };

const MAX_AT_ONCE = 120; // over 200 requests a second if Confluence takes half a second for each

/**
 * How many requests may run at once after an answer in the usual time: one more. After an answer
 * that took much longer than usual it rises slowly.
 */
export const moreAtOnce = (atOnce: number, wasSlow: boolean): number =>
  Math.min(MAX_AT_ONCE, atOnce + (wasSlow ? 1 / atOnce : 1));

/** How many requests may run at once after an answer that took much longer than usual. */
export const fewerAtOnce = (atOnce: number): number => Math.max(1, atOnce * 0.95);

/** Whether a job has sent nothing at this pace, so that another rate may be better. */
export const isUnlearned = ({ rate }: PaceState): boolean => rate.accepted === 0 && !rate.limit;
