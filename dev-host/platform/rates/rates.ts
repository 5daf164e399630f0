import type { Clock } from '../clock';

/** So many of something in so long a time. */
export type Rate = { name: string; most: number; perMs: number };

export type Rates = {
  /** Counts `amount` (1) for somebody; gives the first of these limits that is passed by it. */
  passed: (limits: readonly Rate[], who: string, amount?: number) => Rate | undefined;
};

/** Limits that nobody meets. */
export const noRates: Rates = { passed: () => undefined };

/** Counts in fixed windows: a second, a minute. */
export const makeRates = (clock: Clock): Rates => {
  const counts = new Map<string, { window: number; count: number }>();
  return {
    passed: (limits, who, amount = 1) => {
      let first: Rate | undefined;
      for (const limit of limits) {
        const window = Math.floor(clock() / limit.perMs);
        const key = `${limit.name} ${who}`;
        const known = counts.get(key);
        const count = (known?.window === window ? known.count : 0) + amount;
        counts.set(key, { window, count });
        if (count > limit.most) first ??= limit;
      }
      return first;
    },
  };
};
