import type { Settings } from '../state/settings';

const HOUR_MS = 3_600_000;

/** The app's hourly pool of points, shared by all its installations and full again each UTC hour. */
export type Points = {
  used(): number;
  setUsed(points: number): void;
  spend(points: number): void;
  left(): number;
  /** Whole seconds until the pool is full again, at least 1. */
  secondsToReset(): number;
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

  return {
    used,
    setUsed: (points) => {
      used(); // starts the hour first, so that its turn does not undo this
      spent = points;
    },
    spend: (points) => {
      spent = used() + points;
    },
    left: () => Math.max(0, settings().hourlyPoints - used()),
    secondsToReset: () =>
      Math.max(1, Math.ceil(((Math.floor(now() / HOUR_MS) + 1) * HOUR_MS - now()) / 1000)),
  };
};
