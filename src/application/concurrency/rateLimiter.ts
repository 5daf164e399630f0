import type { Clock } from '../ports/platform';

const SECOND_MS = 1_000;
const CATCH_UP_MS = 200; // timers are late; what was missed since may be made up for
const MAX_PER_SECOND = 100;

/**
 * Hands out when to send the next request, in milliseconds since 1970: evenly, so many in a second
 * (1 to 100), and not before a time. What is made up for stays within what a second may have.
 */
export type RateLimiter = (perSecond: number, notBefore: number) => number;

/** Turns from now on, for one endpoint. */
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
