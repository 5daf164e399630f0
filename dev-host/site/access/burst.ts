import type { Settings } from '../state/settings';

type Bucket = { tokens: number; filledAt: number };

/** What an endpoint has left: whole requests, of so many a second, and when all are there again. */
export type BurstState = { limit: number; remaining: number; fullAt: number };

export type Burst = {
  /** Takes one request to an endpoint; false where the endpoint has had too many of late. */
  take(method: string, endpoint: string): boolean;
  /** `fullAt` is in milliseconds since 1970. */
  state(method: string, endpoint: string): BurstState;
};

/**
 * Limits how many requests a second one endpoint takes: a bucket of one second's worth, filled
 * steadily. DELETE has half of what GET and POST have.
 * https://developer.atlassian.com/cloud/confluence/rate-limiting/
 */
export const makeBurst = (settings: () => Settings, now: () => number): Burst => {
  const buckets = new Map<string, Bucket>();
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
