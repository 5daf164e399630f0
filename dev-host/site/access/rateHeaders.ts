import type { Settings } from '../state/settings';
import type { BurstState } from './burst';
import type { Points } from './points';

const NEARLY_ALL = 0.8; // the share of the quota from which on `near-limit` tells what is left
const NEAR_LIMIT = 0.2; // the share of the burst limit below which it counts as nearly used up
const A_SECOND_MS = 1_000;

type Headers = Record<string, string>;

/**
 * The headers that tell an app how much is left. `RateLimit` and `RateLimit-Policy`, or their `Beta-`
 * spelling, tell the hourly quota; `X-RateLimit-*` tells the burst limit of the endpoint. `burst` is
 * undefined where a request reached no endpoint, `now` is in milliseconds since 1970.
 * https://developer.atlassian.com/cloud/confluence/rate-limiting/
 */
export const rateHeaders = (
  settings: Settings,
  points: Points,
  burst: BurstState | undefined,
  now: number,
): Headers => {
  const { burstHeaders } = settings;
  const shown = burstHeaders === null ? burst : { ...burstHeaders, fullAt: now + A_SECOND_MS };
  return {
    ...(shown !== undefined && burstLimit(shown)),
    ...quota(settings, points, shown, now),
  };
};

const burstLimit = ({ limit, remaining, fullAt }: BurstState): Headers => ({
  'X-RateLimit-Limit': limit.toString(),
  'X-RateLimit-Remaining': remaining.toString(),
  'X-RateLimit-Reset': new Date(Math.ceil(fullAt)).toISOString(),
  'X-RateLimit-NearLimit': (remaining < limit * NEAR_LIMIT).toString(),
});

const quota = (
  { hourlyPoints, quotaHeaders, quotaShown, burstPolicy }: Settings,
  points: Points,
  burst: BurstState | undefined,
  now: number,
): Headers => {
  const isTold = quotaShown === 'always' || points.used() >= hourlyPoints * NEARLY_ALL;
  const left = isTold ? `;r=${points.left()}` : '';
  const policies = [`"global-app-quota";q=${hourlyPoints};w=3600`];
  const limits = [`"global-app-quota"${left};t=${points.secondsToReset()}`];
  if (burstPolicy && burst !== undefined) {
    const seconds = Math.max(0, Math.ceil((burst.fullAt - now) / 1000));
    policies.unshift(`"burst";q=${burst.limit};w=1`);
    limits.unshift(`"burst";r=${burst.remaining};t=${seconds}`);
  }
  const spelled = (prefix: string): Headers => ({
    [`${prefix}RateLimit-Policy`]: policies.join(', '),
    [`${prefix}RateLimit`]: limits.join(', '),
  });
  switch (quotaHeaders) {
    case 'beta':
      return spelled('Beta-');
    case 'final':
      return spelled('');
    case 'both':
      return { ...spelled('Beta-'), ...spelled('') };
    case 'none':
      return {};
  }
};
