import type { Clock } from '../ports/platform';

const SECOND_MS = 1_000;
const CATCH_UP_MS = 200; // timers are late, so this much lost time is made up for
const MAX_PER_SECOND = 100;

/**
 * Returns when to send the next request, in milliseconds since 1970. Requests are spread evenly,
 * `perSecond` of them (1 to 100) in a second, and none before `notBefore`. Catching up never
 * exceeds `perSecond` in any second.
 */
export type RateLimiter = (perSecond: number, notBefore: number) => number;

/** Creates a rate limiter for one endpoint. */
export const makeRateLimiter = (clock: Clock): RateLimiter => {
  let next = clock();
  const taken: number[] = [];
  return function rateLimiter(perSecond, notBefore) {
    const due = Math.max(next, clock() - CATCH_UP_MS, notBefore);
    const fullUntil = (taken.at(-Math.floor(perSecond)) ?? -Infinity) + SECOND_MS;
    const at = Math.max(due, clock(), fullUntil);
    next = due + SECOND_MS / perSecond;
    taken.push(at);
    if (taken.length > MAX_PER_SECOND) taken.shift();
    return at;
  };
};
