import type { Clock } from './clock';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** At most `max` of something in each period of `perMs`. */
export type Rate = { name: string; max: number; perMs: number };

// https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#invocation-limits
export const USER_INVOCATIONS: readonly Rate[] = [
  { name: '1,200 invocations a minute by one user', max: 1_200, perMs: MINUTE_MS },
];
export const INSTALLATION_INVOCATIONS: readonly Rate[] = [
  { name: '7,000 invocations a minute of one installation', max: 7_000, perMs: MINUTE_MS },
  { name: '300 invocations a second of one installation', max: 300, perMs: SECOND_MS },
];

// https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#storage-limits
export const STORAGE_REQUESTS: readonly Rate[] = [
  { name: '1,000 storage requests a second', max: 1_000, perMs: SECOND_MS },
];
export const STORAGE_READS: readonly Rate[] = [
  { name: '4,000 units of storage read a minute', max: 4_000, perMs: MINUTE_MS },
];
export const STORAGE_WRITES: readonly Rate[] = [
  { name: '4,000 units of storage written a minute', max: 4_000, perMs: MINUTE_MS },
];

// https://developer.atlassian.com/platform/forge/limits-async-events/
export const QUEUE_EVENTS: readonly Rate[] = [
  { name: '500 events a minute of one installation', max: 500, perMs: MINUTE_MS },
];

// https://developer.atlassian.com/platform/forge/security/#offline-user-impersonation
export const IMPERSONATION_TOKENS: readonly Rate[] = [
  { name: '1,000 tokens for absent users a minute of one app', max: 1_000, perMs: MINUTE_MS },
];

export type Rates = {
  /** Counts `amount` (1) for a caller. Returns the first of these limits that the caller exceeds. */
  exceeded: (limits: readonly Rate[], caller: string, amount?: number) => Rate | undefined;
};

/** Rates without any limit. */
export const noRates: Rates = { exceeded: () => undefined };

/** Makes rates that count in fixed windows, such as a second or a minute. */
export const makeRates = (clock: Clock): Rates => {
  const counts = new Map<string, { window: number; count: number }>();
  return {
    exceeded: (limits, caller, amount = 1) => {
      let first: Rate | undefined;
      for (const limit of limits) {
        const window = Math.floor(clock() / limit.perMs);
        const key = `${limit.name} ${caller}`;
        const known = counts.get(key);
        const count = (known?.window === window ? known.count : 0) + amount;
        counts.set(key, { window, count });
        if (count > limit.max) first ??= limit;
      }
      return first;
    },
  };
};
