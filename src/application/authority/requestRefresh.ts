import type { RefreshEvent } from '../../contract/events';
import { readStepLease } from '../../contract/stored';
import { claimWithTakeover } from '../concurrency/claims';
import type { Clock, Crypto, RefreshQueue } from '../ports/platform';
import type { ClaimStore } from '../ports/storage';
import { StoreUnavailable } from '../ports/storeUnavailable';

/**
 * The name of the claim for each kind of request, how long further requests are ignored, and when it
 * is carried out.
 */
const REQUESTS = {
  'access-lists': { claim: 'refresh asked', ignoredSeconds: 30, delaySeconds: 30 },
  // A person who has left may still call, and the answer does not change.
  'key-owners': { claim: 'owners asked', ignoredSeconds: 240, delaySeconds: 0 },
} as const;

/**
 * Asks the queue to read the access lists within half a minute, or to check the owners of keys at
 * once. Many requests in half a minute, such as those of a synchronization that creates a thousand
 * groups, lead to one. Owners are checked once in four minutes at most. It only saves time: a
 * failure of storage or of the queue is ignored, because the next hour brings both.
 */
export type RequestRefresh = (subject: RefreshEvent['subject']) => Promise<void>;

export const makeRequestRefresh = (deps: {
  claims: ClaimStore;
  askForRefresh: RefreshQueue;
  clock: Clock;
  newId: Crypto['newId'];
}): RequestRefresh =>
  async function requestRefresh(subject) {
    const { claims, askForRefresh, clock, newId } = deps;
    const { claim: name, ignoredSeconds, delaySeconds } = REQUESTS[subject];
    const claim = { id: newId(), expiresAt: clock() + ignoredSeconds * 1_000 };
    const held = { store: claims, clock, read: readStepLease };
    try {
      const result = await claimWithTakeover(held, name, claim, 2 * ignoredSeconds);
      if (result.kind === 'claimed')
        await askForRefresh({ askedAt: clock(), subject }, delaySeconds);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  };
