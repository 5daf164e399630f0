import { readStepLease } from '../../contract/stored';
import { isHeld } from '../concurrency/claims';
import type { Clock, Crypto, RefreshQueue } from '../ports/platform';
import type { ClaimStore } from '../ports/storage';
import { StoreUnavailable } from '../ports/storeUnavailable';

/** The name of the claim for reading the access lists in the background. */
export const LISTS_READING = 'refresh';

/**
 * Requests of a kind lead to one event in each period. A group event has to wait until its period
 * ends, so that the reading begins after all of them.
 */
const REQUESTS = {
  'group-event': { claim: 'refresh asked', periodSeconds: 30, waits: true },
  // After a reading that may have missed a group. It may take minutes.
  'group-event-missed': { claim: 'refresh asked again', periodSeconds: 120, waits: true },
  'old-lists': { claim: 'old lists asked', periodSeconds: 60, waits: false },
  // A person who has left may still call, and the answer does not change.
  'unproven-owner': { claim: 'owners asked', periodSeconds: 240, waits: false },
} as const;

/**
 * Asks the queue to read the access lists, or to check the owners of keys, and says why.
 *
 * - Many group events in half a minute, such as those of a synchronization that creates a thousand
 *   groups, lead to one reading, which begins after them. `group-event-missed` asks for another one,
 *   because a reading was under way then.
 * - For lists that are old, it asks for nothing while a reading is under way: that one brings them.
 * - Owners are checked once in each four minutes.
 *
 * It only saves time: a failure of storage or of the queue is ignored, because the next hour brings
 * both.
 */
export type RequestRefresh = (why: keyof typeof REQUESTS) => Promise<void>;

export const makeRequestRefresh = (deps: {
  claims: ClaimStore;
  askForRefresh: RefreshQueue;
  clock: Clock;
  newId: Crypto['newId'];
}): RequestRefresh => {
  const { claims, askForRefresh, clock, newId } = deps;

  const request = async (kind: keyof typeof REQUESTS): Promise<void> => {
    const held = { store: claims, clock, read: readStepLease };
    if (kind === 'old-lists' && (await isHeld(held, LISTS_READING))) return;
    const { claim, periodSeconds, waits } = REQUESTS[kind];
    const now = clock();
    const period = Math.floor(now / (periodSeconds * 1_000));
    const expiresAt = (period + 1) * periodSeconds * 1_000;
    // Each period has a name of its own, because expired claims stay in storage for days.
    const name = `${claim} in ${period.toString()}`;
    if (!(await claims.claim(name, { id: newId(), expiresAt }, 2 * periodSeconds))) return;
    const why = kind === 'group-event-missed' ? 'group-event' : kind;
    const askedAt = waits ? expiresAt : now;
    await askForRefresh({ askedAt, why }, (askedAt - now) / 1_000);
  };

  return async function requestRefresh(kind) {
    try {
      await request(kind);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  };
};
