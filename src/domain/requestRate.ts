import { MAX_PER_SECOND } from './limits';

/**
 * How many requests a second may be sent, and what is known about the site's burst limit. Confluence
 * doesn't publish this limit, so it is learned from answers: see decision 0028.
 */
export type RequestRate = {
  perSecond: number;
  /** How many requests were accepted since the last refusal, or since the start. */
  accepted: number;
  /** How long they took at the rate of their time, in seconds. Waits and slow answers don't count. */
  seconds: number;
  /** Absent until a request was refused. */
  limit?: KnownLimit;
};

/** What the last refusal has shown about the burst limit, in requests a second. */
type KnownLimit = {
  /** The limit is at least this, so the rate starts here again. */
  floor: number;
  /** The limit is at most this, unless it has changed. */
  ceiling: number;
  /** How long the rate takes to reach the ceiling again. */
  holdSeconds: number;
};

/** The rate on a site that nothing is known about. */
export const FIRST_RATE: RequestRate = { perSecond: 10, accepted: 0, seconds: 0 };

const MIN_PER_SECOND = 1;
const DOUBLING_SECONDS = 0.4; // until the first refusal
// After a pause, a server may let more requests through at once: none, or up to a second's. So what
// was accepted shows the limit only in the long run.
const SAVED_SECONDS = 0.5;
const MIN_GAP = 0.03; // between floor and ceiling, as a share of the ceiling,
const MIN_GAP_PER_SECOND = 1; // and in requests a second
const MIDDLE = 0.4; // of the way from floor to ceiling, which is the better guess
const CLIMB_SECONDS = 3; // to the middle
const MIN_HOLD_SECONDS = 15;
const MAX_HOLD_SECONDS = 90;
const LONGER_EACH_TIME = 4;
const PROBE_SECONDS = 10; // so long beyond the ceiling, the rate is 3 % higher; after 30 s, 81 %
const PROBE_GAIN = 0.03;

/** The rate after Confluence accepted a request. It may have refused the change, but not the pace. */
export const afterAccepted = (rate: RequestRate): RequestRate => {
  const { perSecond, limit } = rate;
  const seconds = rate.seconds + 1 / perSecond;
  return {
    ...rate,
    accepted: rate.accepted + 1,
    seconds,
    perSecond: withinBounds(
      limit ? rateAfter(limit, seconds) : perSecond + Math.LN2 / DOUBLING_SECONDS,
    ),
  };
};

/**
 * The rate this long after a refusal. It rises quickly from the floor to the middle, then slowly to
 * the ceiling, and beyond it faster and faster, because the limit may have been raised.
 */
const rateAfter = ({ floor, ceiling, holdSeconds }: KnownLimit, seconds: number): number => {
  const middle = middleOf(floor, ceiling);
  const left = Math.max(0, 1 - seconds / CLIMB_SECONDS);
  const below = middle - (middle - floor) * left ** 3;
  const rising = (ceiling - middle) * Math.min(1, seconds / holdSeconds);
  const probing = Math.max(0, seconds - holdSeconds) / PROBE_SECONDS;
  return (below + rising) * (1 + PROBE_GAIN * probing ** 3);
};

/** How many requests a second the site accepted in the long run, since the last refusal. */
export const provenPerSecond = ({ accepted, seconds }: RequestRate): number =>
  accepted / (seconds + SAVED_SECONDS);

/**
 * The rate after Confluence refused a request. `recentPerSecond` is how many requests a second it
 * accepted just before. Undefined if it accepted none since the last refusal: then it may be in
 * trouble, and the refusal shows nothing new about the ceiling.
 */
export const afterRefusal = (
  rate: RequestRate,
  recentPerSecond: number | undefined,
): RequestRate => {
  const { perSecond, seconds, limit } = rate;
  const ceiling =
    recentPerSecond === undefined
      ? (limit?.ceiling ?? perSecond)
      : withinBounds(Math.min(perSecond, recentPerSecond));
  const proven = provenPerSecond(rate);
  const gap = Math.max(MIN_GAP_PER_SECOND, ceiling * MIN_GAP);
  const floor = withinBounds(Math.min(proven, ceiling - gap));
  const holdSeconds = Math.max(
    MIN_HOLD_SECONDS,
    Math.min(MAX_HOLD_SECONDS, LONGER_EACH_TIME * seconds),
  );
  return { perSecond: floor, accepted: 0, seconds: 0, limit: { floor, ceiling, holdSeconds } };
};

/** The rate that a later job starts with, after a job that ended with this one. */
export const rateToKeep = ({ perSecond, limit }: RequestRate): RequestRate => {
  if (!limit) return { ...FIRST_RATE, perSecond };
  const { ceiling, holdSeconds } = limit;
  // The job has found a higher limit, but not yet how high it is.
  const known = perSecond > ceiling ? { floor: ceiling, ceiling: perSecond, holdSeconds } : limit;
  const start = middleOf(known.floor, known.ceiling);
  return {
    perSecond: start,
    accepted: Math.round(start * CLIMB_SECONDS),
    seconds: CLIMB_SECONDS,
    limit: known,
  };
};

// A guess, to estimate times on a site whose limit is not known.
const USUAL_PER_SECOND = 50;

/** How many requests a second a job will probably send on average, if it starts with this rate. */
export const expectedPerSecond = ({ perSecond, limit }: RequestRate): number =>
  limit ? perSecond : Math.max(USUAL_PER_SECOND, perSecond);

const NEWS = 0.05;

/** Whether a rate differs enough from the kept one to be stored. */
export const isRateNews = (rate: RequestRate, kept: RequestRate | undefined): boolean =>
  kept === undefined || Math.abs(rate.perSecond - kept.perSecond) > NEWS * kept.perSecond;

const middleOf = (floor: number, ceiling: number): number => floor + MIDDLE * (ceiling - floor);

const withinBounds = (perSecond: number): number =>
  Math.max(MIN_PER_SECOND, Math.min(MAX_PER_SECOND, perSecond));
