import type { Settings } from '../state/settings';

type Bucket = { tokens: number; filledAt: number };

/** Takes one request to an endpoint; false where the endpoint has had too many of late. */
export type Burst = (method: string, endpoint: string) => boolean;

/**
 * Limits how many requests a second one endpoint takes: a bucket of one second's worth, filled
 * steadily. DELETE has half of what GET and POST have.
 * https://developer.atlassian.com/cloud/confluence/rate-limiting/
 */
export const makeBurst = (settings: () => Settings, now: () => number): Burst => {
  const buckets = new Map<string, Bucket>();
  return (method, endpoint) => {
    const { burstPerSecond } = settings();
    const perSecond = Math.max(1, method === 'DELETE' ? burstPerSecond / 2 : burstPerSecond);
    const key = `${method} ${endpoint}`;
    const bucket = buckets.get(key) ?? { tokens: perSecond, filledAt: now() };
    const fresh = ((now() - bucket.filledAt) / 1000) * perSecond;
    const tokens = Math.min(perSecond, bucket.tokens + fresh);
    const admitted = tokens >= 1;
    buckets.set(key, { tokens: admitted ? tokens - 1 : tokens, filledAt: now() });
    return admitted;
  };
};
