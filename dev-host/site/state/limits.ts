import type { Settings } from './settings';

// The limits that an app meets: its hourly points, the bursts of each endpoint, and the headers that
// describe both. https://developer.atlassian.com/cloud/confluence/rate-limiting/

const HOUR_MS = 3_600_000;

/** The app's hourly points. All its installations share them, and each UTC hour refills them. */
export type Points = {
  used(): number;
  setUsed(points: number): void;
  spend(points: number): void;
  left(): number;
  /** Whole seconds until all points are available again, at least 1. */
  secondsToReset(): number;
};

/**
 * Counts the app's hourly points. The cost of a request is known only after it, so the last request
 * may spend more than was left.
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
      used(); // starts a new hour, so that the next call doesn't
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

/** What is left of the burst limit of an endpoint. */
export type BurstState = {
  /** Requests a second. */
  limit: number;
  /** Whole requests. */
  remaining: number;
  /** When all requests are available again, in milliseconds since 1970. */
  fullAt: number;
};

export type Burst = {
  /** Takes one request to an endpoint. Returns false if the endpoint had too many recently. */
  take(method: string, endpoint: string): boolean;
  state(method: string, endpoint: string): BurstState;
};

/**
 * Limits the requests a second to one endpoint. Each endpoint has a bucket for one second's requests,
 * which refills steadily. DELETE gets half of what GET and POST get.
 */
export const makeBurst = (settings: () => Settings, now: () => number): Burst => {
  const buckets = new Map<string, { tokens: number; filledAt: number }>();
  const keyOf = (method: string, endpoint: string): string => `${method} ${endpoint}`;
  const rateOf = (method: string): number => {
    const { burstPerSecond } = settings();
    return Math.max(1, method === 'DELETE' ? burstPerSecond / 2 : burstPerSecond);
  };
  const tokensIn = (method: string, endpoint: string): number => {
    const perSecond = rateOf(method);
    const bucket = buckets.get(keyOf(method, endpoint));
    if (bucket === undefined) return perSecond;
    const fresh = ((now() - bucket.filledAt) / 1000) * perSecond;
    return Math.min(perSecond, bucket.tokens + fresh);
  };
  return {
    take: (method, endpoint) => {
      const tokens = tokensIn(method, endpoint);
      const admitted = tokens >= 1;
      buckets.set(keyOf(method, endpoint), {
        tokens: admitted ? tokens - 1 : tokens,
        filledAt: now(),
      });
      return admitted;
    },
    state: (method, endpoint) => {
      const perSecond = rateOf(method);
      const tokens = tokensIn(method, endpoint);
      return {
        limit: Math.floor(perSecond),
        remaining: Math.floor(tokens),
        fullAt: now() + ((perSecond - tokens) / perSecond) * 1000,
      };
    },
  };
};

type Headers = Record<string, string>;

/**
 * Returns the headers that tell an app what is left. `RateLimit` and `RateLimit-Policy`, or their
 * `Beta-` spelling, describe the hourly quota. `X-RateLimit-*` describes the burst limit of the
 * endpoint. `burst` is undefined if the request reached no endpoint. `now` is in ms since 1970.
 */
export const rateHeaders = (
  settings: Settings,
  points: Points,
  burst: BurstState | undefined,
  now: number,
): Headers => {
  const { burstHeaders } = settings;
  const shown = burstHeaders === null ? burst : { ...burstHeaders, fullAt: now + 1_000 };
  return {
    ...(shown !== undefined && burstHeadersOf(shown)),
    ...quotaHeadersOf(settings, points, shown, now),
  };
};

const NEAR_LIMIT = 0.2; // the share of the burst limit below which `NearLimit` is true
const QUOTA_SHOWN_FROM = 0.8; // the used share of the quota from which `near-limit` shows `r`

const burstHeadersOf = ({ limit, remaining, fullAt }: BurstState): Headers => ({
  'X-RateLimit-Limit': `${limit}`,
  'X-RateLimit-Remaining': `${remaining}`,
  'X-RateLimit-Reset': new Date(Math.ceil(fullAt)).toISOString(),
  'X-RateLimit-NearLimit': String(remaining < limit * NEAR_LIMIT),
});

const quotaHeadersOf = (
  { hourlyPoints, quotaHeaders, quotaShown, burstPolicy }: Settings,
  points: Points,
  burst: BurstState | undefined,
  now: number,
): Headers => {
  const isLeftShown = quotaShown === 'always' || points.used() >= hourlyPoints * QUOTA_SHOWN_FROM;
  const left = isLeftShown ? `;r=${points.left()}` : '';
  const policies = [`"global-app-quota";q=${hourlyPoints};w=3600`];
  const limits = [`"global-app-quota"${left};t=${points.secondsToReset()}`];
  if (burstPolicy && burst !== undefined) {
    const seconds = Math.max(0, Math.ceil((burst.fullAt - now) / 1000));
    policies.unshift(`"burst";q=${burst.limit};w=1`);
    limits.unshift(`"burst";r=${burst.remaining};t=${seconds}`);
  }
  const headersWith = (prefix: string): Headers => ({
    [`${prefix}RateLimit-Policy`]: policies.join(', '),
    [`${prefix}RateLimit`]: limits.join(', '),
  });
  switch (quotaHeaders) {
    case 'beta':
      return headersWith('Beta-');
    case 'final':
      return headersWith('');
    case 'both':
      return { ...headersWith('Beta-'), ...headersWith('') };
    case 'none':
      return {};
  }
};
