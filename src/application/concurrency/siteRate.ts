import { readKeptRate } from '../../contract/stored';
import { FIRST_RATE, isRateNews, rateToKeep, type RequestRate } from '../../domain/requestRate';
import { cacheKeys } from '../ports/cacheKeys';
import type { Cache } from '../ports/storage';

// A rate that is never confirmed is forgotten, so that a site's new limits are learned again.
const KEPT_SECONDS = 86_400;

/**
 * The rate of requests that jobs have learned for this site. It only saves time: if it can't be read
 * or stored, the next job learns it again.
 */
export type SiteRate = {
  /** The kept rate, or the first one. */
  read: () => Promise<RequestRate>;
  /** Keeps a rate for a day, if it differs from the kept one. */
  keep: (rate: RequestRate) => Promise<void>;
};

export const makeSiteRate = ({ cache }: { cache: Cache }): SiteRate => {
  const get = (): Promise<RequestRate | undefined> =>
    cache.get(cacheKeys.requestRate, readKeptRate);
  return {
    read: async function readSiteRate() {
      return (await get()) ?? FIRST_RATE;
    },
    keep: async function keepSiteRate(rate) {
      const next = rateToKeep(rate);
      if (isRateNews(next, await get())) await cache.put(cacheKeys.requestRate, next, KEPT_SECONDS);
    },
  };
};
