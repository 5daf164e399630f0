/**
 * How fast a job runs: the number of concurrent requests, and a share of the fastest pace allowed.
 * It is stored with the job, so the next step starts at this pace.
 */
export type PaceState = { atOnce: number; speed: number };

export const FIRST_PACE: PaceState = { atOnce: 8, speed: 1 };

const MAX_AT_ONCE = 48; // 96 requests a second if Confluence takes half a second for each
const SLOWEST = 0.05;
const SPEED_GAIN = 0.002; // for each answer, so full speed returns after a few hundred answers

/** The pace after an answer in the usual time: a little more concurrency, and a little faster. */
export const afterAnswer = ({ atOnce, speed }: PaceState): PaceState => ({
  atOnce: Math.min(MAX_AT_ONCE, atOnce + 1 / atOnce),
  speed: Math.min(1, speed + SPEED_GAIN),
});

/** The pace after an answer that took much longer than usual: less concurrency. */
export const afterSlowAnswer = ({ atOnce, speed }: PaceState): PaceState => ({
  atOnce: Math.max(1, atOnce * 0.95),
  speed,
});

/** The pace after Confluence asked the job to wait: half the concurrency and half the speed. */
export const afterLimit = ({ atOnce, speed }: PaceState): PaceState => ({
  atOnce: Math.max(1, atOnce / 2),
  speed: Math.max(SLOWEST, speed / 2),
});
