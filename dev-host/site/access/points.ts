import type { Settings } from '../state/settings';

const HOUR_MS = 3_600_000;
const NEAR_LIMIT = 0.2; // the share of the pool below which it counts as nearly empty

/** The app's hourly pool of points, shared by all its installations and full again each UTC hour. */
export type Points = {
  used(): number;
  setUsed(points: number): void;
  spend(points: number): void;
  isEmpty(): boolean;
  /** Whole seconds until the pool is full again, at least 1. */
  secondsToReset(): number;
  /** The headers that tell an app how much is left. */
  headers(): Record<string, string>;
};

/**
 * Makes a pool that is full. What a request costs is known only after it, so the last one may take
 * more than was left. Source: https://developer.atlassian.com/cloud/confluence/rate-limiting/
 */
export const makePoints = (settings: () => Settings, now: () => number): Points => {
  let hour = Math.floor(now() / HOUR_MS);
  let spent = 0;

  const used = (): number => {
    const current = Math.floor(now() / HOUR_MS);
    if (current !== hour) {
      hour = current;
      spent = 0;
    }
    return spent;
  };
  const left = (): number => Math.max(0, settings().hourlyPoints - used());
  const secondsToReset = (): number =>
    Math.max(1, Math.ceil(((Math.floor(now() / HOUR_MS) + 1) * HOUR_MS - now()) / 1000));

  return {
    used,
    setUsed: (points) => {
      used(); // starts the hour first, so that its turn does not undo this
      spent = points;
    },
    spend: (points) => {
      spent = used() + points;
    },
    isEmpty: () => left() === 0,
    secondsToReset,
    headers: () => {
      const pool = settings().hourlyPoints.toString();
      const remaining = left();
      const reset = new Date((Math.floor(now() / HOUR_MS) + 1) * HOUR_MS);
      return {
        'X-RateLimit-Limit': pool,
        'X-RateLimit-Remaining': remaining.toString(),
        'X-RateLimit-Reset': reset.toISOString(),
        'X-RateLimit-NearLimit': (remaining < settings().hourlyPoints * NEAR_LIMIT).toString(),
        'Beta-RateLimit-Policy': `"global-app-quota";q=${pool};w=3600`,
        'Beta-RateLimit': `"global-app-quota";r=${remaining.toString()};t=${secondsToReset().toString()}`,
      };
    },
  };
};
