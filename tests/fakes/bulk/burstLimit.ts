import type { ConfluenceAnswer } from '../../../src/forge/confluence/confluenceAnswer';
import { answered } from '../confluence/world';
import type { BulkSite } from './bulkSite';

/**
 * A burst limit as a site may have it: a bucket that refills steadily, or a count that starts again
 * with each full second. A test may change `perSecond`.
 */
export type BurstLimit = {
  perSecond: number;
  /** Takes one request. False if there were too many. */
  take: () => boolean;
  accepted: number;
  refused: number;
};

export const makeBurstLimit = (
  now: () => number,
  perSecond: number,
  form: 'bucket' | 'window' = 'bucket',
): BurstLimit => {
  let left = perSecond;
  let filledAt = now();
  const refill = (): void => {
    const seconds =
      form === 'bucket'
        ? (now() - filledAt) / 1_000
        : Math.floor(now() / 1_000) - Math.floor(filledAt / 1_000);
    left = Math.min(limit.perSecond, left + seconds * limit.perSecond);
    filledAt = now();
  };
  const limit: BurstLimit = {
    perSecond,
    accepted: 0,
    refused: 0,
    take: () => {
      refill();
      const isAccepted = left >= 1;
      if (isAccepted) left -= 1;
      limit[isAccepted ? 'accepted' : 'refused'] += 1;
      return isAccepted;
    },
  };
  return limit;
};

/** From now on, each add takes Confluence this long and is refused beyond the limit. */
export const limitAdds = (site: BulkSite, limit: BurstLimit, milliseconds: number): void => {
  site.between = (directory) => ({
    ...directory,
    addMember: async (...given): Promise<ConfluenceAnswer> => {
      await site.time.pause(milliseconds / 2);
      const answer = limit.take()
        ? await directory.addMember(...given)
        : ({ ...answered(429), retryAfterSeconds: 1 } as const);
      await site.time.pause(milliseconds / 2);
      return answer;
    },
  });
};
