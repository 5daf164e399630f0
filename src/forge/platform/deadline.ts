import { AsyncLocalStorage } from 'node:async_hooks';
import { getAppContext } from '@forge/api';
import type { TimeLeft } from '../../application/ports/platform';

/**
 * How long each kind of function may run, in milliseconds. Those of the queue and the schedule are
 * in manifest.yml.
 * https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/
 */
export const FUNCTION_LIMITS_MS = {
  resolver: 25_000,
  webTrigger: 55_000,
  action: 25_000, // not documented; too little only means that it stops early
  event: 25_000, // 55 s, by the same page; too little only means that it stops early
  bulkStep: 55_000,
  hourly: 900_000,
  refresh: 900_000,
} as const;

// Kept back to complete records and to answer, because the platform ends an invocation at its
// limit.
const RESERVE_MS = 8_000;
const LEASE_EXTRA_SECONDS = 5; // beyond the platform's limit, so the holder is dead by then

/**
 * The end of the function that runs now, in the milliseconds of `performance.now`. Each call of a
 * function has its own, and it ends with the call. So nothing outlives an invocation:
 * docs/decisions/0006-no-module-state.md.
 */
const ownClock = new AsyncLocalStorage<number>();

/** Runs a function of the app, which the platform ends after this many milliseconds. */
export const withOwnClock = <T>(limitMs: number, run: () => T): T =>
  ownClock.run(performance.now() + limitMs, run);

/**
 * The time that is left for this invocation, in milliseconds, by the platform's own clock. Some
 * runtimes have none, such as that of an old tunnel. Then it is counted from the function's start.
 */
export const remainingTime = (): number => {
  const left = platformTime();
  if (left !== undefined) return left;
  const end = ownClock.getStore();
  if (end === undefined) throw new Error('No function of the app is running.');
  return Math.max(0, end - performance.now());
};

const platformTime = (): number | undefined => {
  try {
    const left: unknown = getAppContext().invocationRemainingTimeInMillis();
    return typeof left === 'number' && Number.isFinite(left) ? left : undefined;
  } catch {
    return undefined; // `@forge/api` throws an error without a class of its own
  }
};

export const invocationDeadline = (): TimeLeft => () => Math.max(0, remainingTime() - RESERVE_MS);

/** How long a step that starts now is leased: until the platform ends it, and a little longer. */
export const leaseSeconds = (): number => Math.ceil(remainingTime() / 1_000) + LEASE_EXTRA_SECONDS;
