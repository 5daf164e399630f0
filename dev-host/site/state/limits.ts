import type { Settings } from './settings';
import type { Site } from './site';

// The limits that an app meets: its hourly points, the bursts of each endpoint, and the headers that
// describe both. https://developer.atlassian.com/cloud/confluence/rate-limiting/

const HOUR_MS = 3_600_000;

/**
 * Counts the app's hourly points. All installations of the app share them, and each UTC hour refills
 * them. The cost of a request is known only after it, so the last request may spend more than is left.
 */
export const makePoints = (settings: () => Settings, now: () => number) => {
  const currentHour = (): number => Math.floor(now() / HOUR_MS);
  let hour = currentHour();
  let spent = 0;

  const used = (): number => {
    if (currentHour() !== hour) spent = 0;
    hour = currentHour();
    return spent;
  };
  const setUsed = (points: number): void => {
    hour = currentHour(); // so that `used` doesn't take the points for those of an earlier hour
    spent = points;
  };
  const spend = (points: number): void => setUsed(used() + points);
  const left = (): number => Math.max(0, settings().hourlyPoints - used());
  /** Returns the whole seconds until all points are available again, at least 1. */
  const secondsToReset = (): number =>
    Math.max(1, Math.ceil(((currentHour() + 1) * HOUR_MS - now()) / 1000));

  return { used, setUsed, spend, left, secondsToReset };
};

/**
 * Limits the requests a second to one endpoint, or to the whole site. Each has a bucket for one
 * second's requests. It refills steadily, or with each full second. An endpoint's DELETE gets half of
 * what its GET and POST get.
 */
export const makeBurst = (settings: () => Settings, now: () => number) => {
  const buckets = new Map<string, { tokens: number; filledAt: number }>();
  const nameOf = (method: string, endpoint: string): string =>
    settings().burstScope === 'site' ? 'site' : `${method} ${endpoint}`;
  const rateOf = (method: string): number => {
    const { burstPerSecond, burstScope } = settings();
    const isHalf = method === 'DELETE' && burstScope === 'endpoint';
    return Math.max(1, isHalf ? burstPerSecond / 2 : burstPerSecond);
  };
  const tokensIn = (method: string, endpoint: string): number => {
    const perSecond = rateOf(method);
    const bucket = buckets.get(nameOf(method, endpoint));
    if (bucket === undefined) return perSecond;
    if (settings().burstForm === 'window')
      return secondOf(now()) > secondOf(bucket.filledAt) ? perSecond : bucket.tokens;
    const fresh = ((now() - bucket.filledAt) / 1000) * perSecond;
    return Math.min(perSecond, bucket.tokens + fresh);
  };
  /** Takes one request to an endpoint. Returns false if there were too many recently. */
  const take = (method: string, endpoint: string): boolean => {
    const tokens = tokensIn(method, endpoint);
    const isAccepted = tokens >= 1;
    const left = isAccepted ? tokens - 1 : tokens;
    buckets.set(nameOf(method, endpoint), { tokens: left, filledAt: now() });
    return isAccepted;
  };
  /** Returns the requests a second to an endpoint, and what is left of them. */
  const state = (method: string, endpoint: string) => {
    const perSecond = rateOf(method);
    const tokens = tokensIn(method, endpoint);
    const isFull = tokens >= perSecond;
    const refilledAt =
      settings().burstForm === 'window'
        ? (secondOf(now()) + 1) * 1000
        : now() + ((perSecond - tokens) / perSecond) * 1000;
    return {
      limit: Math.floor(perSecond),
      remaining: Math.floor(tokens),
      /** When all requests are available again, in milliseconds since 1970. */
      fullAt: isFull ? now() : refilledAt,
    };
  };
  return { take, state, refill: () => buckets.clear() };
};

const secondOf = (time: number): number => Math.floor(time / 1000);

type BurstState = ReturnType<ReturnType<typeof makeBurst>['state']>;

/**
 * Returns the headers that tell an app what is left. `RateLimit` and `RateLimit-Policy`, or their
 * `Beta-` spelling, describe the hourly quota. `X-RateLimit-*` describes the burst limit of the
 * endpoint. `burst` is undefined if the request reached no endpoint.
 */
export const rateHeaders = (site: Site, burst: BurstState | undefined): Record<string, string> => ({
  ...burstHeaders(site, burst),
  ...quotaHeadersOf(site, shownBurst(site, burst)),
});

/**
 * Returns the headers for a person's API token. Atlassian documents that burst limits apply to tokens
 * and the hourly quota does not, but not which headers a token gets.
 */
export const burstHeaders = (site: Site, burst: BurstState | undefined): Record<string, string> => {
  const shown = shownBurst(site, burst);
  return shown === undefined ? {} : burstHeadersOf(shown);
};

const shownBurst = (site: Site, burst: BurstState | undefined): BurstState | undefined => {
  const { burstHeaders: fixed } = site.settings();
  return fixed === null ? burst : { ...fixed, fullAt: site.now() + 1_000 };
};

const NEAR_LIMIT = 0.2; // the share of the burst limit below which `NearLimit` is true
const QUOTA_SHOWN_FROM = 0.8; // the used share of the quota from which `near-limit` shows `r`

const burstHeadersOf = ({ limit, remaining, fullAt }: BurstState) => ({
  'X-RateLimit-Limit': `${limit}`,
  'X-RateLimit-Remaining': `${remaining}`,
  'X-RateLimit-Reset': new Date(Math.ceil(fullAt)).toISOString(),
  'X-RateLimit-NearLimit': String(remaining < limit * NEAR_LIMIT),
});

const quotaHeadersOf = (
  { points, now, settings }: Site,
  burst: BurstState | undefined,
): Record<string, string> => {
  const { hourlyPoints, quotaHeaders, quotaShown, burstPolicy } = settings();
  const isLeftShown = quotaShown === 'always' || points.used() >= hourlyPoints * QUOTA_SHOWN_FROM;
  const left = isLeftShown ? `;r=${points.left()}` : '';
  let policies = `"global-app-quota";q=${hourlyPoints};w=3600`;
  let limits = `"global-app-quota"${left};t=${points.secondsToReset()}`;
  if (burstPolicy && burst !== undefined) {
    const seconds = Math.max(0, Math.ceil((burst.fullAt - now()) / 1000));
    policies = `"burst";q=${burst.limit};w=1, ${policies}`;
    limits = `"burst";r=${burst.remaining};t=${seconds}, ${limits}`;
  }
  return Object.fromEntries(
    QUOTA_PREFIXES[quotaHeaders].flatMap((prefix) => [
      [`${prefix}RateLimit-Policy`, policies],
      [`${prefix}RateLimit`, limits],
    ]),
  );
};

const QUOTA_PREFIXES: Record<Settings['quotaHeaders'], readonly string[]> = {
  beta: ['Beta-'],
  final: [''],
  both: ['Beta-', ''],
  none: [],
};
