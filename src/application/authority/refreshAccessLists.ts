import type { RefreshEvent } from '../../contract/events';
import { readListBackOff, readStepLease } from '../../contract/stored';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import { claimWithTakeover } from '../concurrency/claims';
import { cacheKeys } from '../ports/cacheKeys';
import type { AuthorityDirectory, GroupAccess, ReadAgain } from '../ports/confluence';
import type { Clock, Crypto, Pause, RefreshQueue, TimeLeft } from '../ports/platform';
import type { AccessList, AccessListStore, Cache, ClaimStore } from '../ports/storage';
import { accessListOf, isCurrentList, isOldList } from './protection';
import { LISTS_READING, type RequestRefresh } from './requestRefresh';

const ACCESSES: readonly GroupAccess[] = ['admin', 'site-admin', 'user'];

/** A request for a reading, or the hourly trigger. */
type Reason = { why: 'hour' } | { why: 'group-event' | 'old-lists'; askedAt: number };

/**
 * Reads which groups give an access, and stores the lists. It has minutes for it, because a large
 * organization needs half a minute for each page. A list that Confluence does not give is not
 * stored: the old one stays, with its time. Jobs that may have waited for a list go on.
 *
 * One invocation reads at a time: with `leaseSeconds`, another one can tell that this one is dead.
 *
 * The list of groups that give access to Confluence serves only hints, and can be long: it is read
 * once a day.
 *
 * Throws `StoreUnavailable` if a list could not be stored.
 */
export type RefreshAccessLists = {
  /**
   * The reading of the hourly trigger. It leaves out lists that were read within the last ten
   * minutes. If another invocation is reading, the queue looks in a quarter of an hour whether the
   * lists have come.
   */
  everyHour: (leaseSeconds: number) => Promise<void>;
  /**
   * The reading that the queue was asked for. Lists that serve the request are left out. If another
   * invocation is reading, the request is dropped, unless that one may miss a group: then it is made
   * again.
   */
  onRequest: (
    request: { why: 'group-event' | 'old-lists'; askedAt: number },
    leaseSeconds: number,
  ) => Promise<void>;
};

const REPEATED_AFTER_MS = 10 * 60_000;
const HINTS_KEPT_MS = 23 * 3_600_000; // less than a day, so that a daily reading is never skipped
const LOOK_AGAIN_SECONDS = 900; // the longest delay of the queue, and as long as a reading can take

// If Confluence fails in the background, requests wait longer each time.
const FIRST_BACK_OFF_SECONDS = 60;
const MAX_BACK_OFF_SECONDS = 3_600;

const MAX_TRIES = 5; // for each page
const USUAL_WAIT_SECONDS = 2;
const MAX_WAIT_MS = 60_000;

export const makeRefreshAccessLists = (deps: {
  authority: Pick<AuthorityDirectory, 'groupsGiving'>;
  accessLists: AccessListStore;
  cache: Cache;
  claims: ClaimStore;
  requestRefresh: RequestRefresh;
  askForRefresh: RefreshQueue;
  /** Lets jobs that wait for Confluence go on now. */
  continueWaitingJobs: () => Promise<void>;
  clock: Clock;
  pause: Pause;
  timeLeft: TimeLeft;
  newId: Crypto['newId'];
}): RefreshAccessLists => {
  const { authority, accessLists, cache, claims, requestRefresh, askForRefresh, clock } = deps;

  const isDue = (access: GroupAccess, list: AccessList | undefined, reason: Reason): boolean => {
    if (!list || list.readAt > clock()) return true;
    const age = clock() - list.readAt;
    switch (reason.why) {
      case 'hour':
        return age >= (access === 'user' ? HINTS_KEPT_MS : REPEATED_AFTER_MS);
      case 'group-event':
        return access === 'user' ? age >= HINTS_KEPT_MS : list.readAt < reason.askedAt;
      case 'old-lists':
        return isOldList(access, list, clock());
    }
  };

  const backOff = async (access: GroupAccess) =>
    await cache.get(cacheKeys.accessListBackOff(access), readListBackOff);

  const noteFailure = async (access: GroupAccess): Promise<void> => {
    const { failures = 0 } = (await backOff(access)) ?? {};
    const seconds = Math.min(MAX_BACK_OFF_SECONDS, FIRST_BACK_OFF_SECONDS * 2 ** failures);
    const value = { failures: failures + 1, readAgainAt: clock() + seconds * 1_000 };
    await cache.put(cacheKeys.accessListBackOff(access), value, seconds + MAX_BACK_OFF_SECONDS);
  };

  /** Reads a page again after the wait that a burst limit asks for: no one waits for the lists. */
  const readAgain: ReadAgain = async (failure, tries) => {
    if (failure.code !== 'rate-limited' || failure.hourlyPoolEmpty) return false;
    const waitMs = 1_000 * (failure.retryAfterSeconds ?? USUAL_WAIT_SECONDS);
    if (tries >= MAX_TRIES || waitMs > MAX_WAIT_MS || waitMs >= deps.timeLeft()) return false;
    await deps.pause(waitMs);
    return true;
  };

  /** Reads a list if it is due. True if there was no list of admin groups that permits, and now is. */
  const refresh = async (access: GroupAccess, reason: Reason): Promise<boolean> => {
    const stored = await accessLists.read(access);
    if (!isDue(access, stored, reason)) return false;
    if (reason.why === 'old-lists') {
      const { readAgainAt = 0 } = (await backOff(access)) ?? {};
      if (readAgainAt > clock()) return false;
    }
    const readAt = clock();
    const answer = await authority.groupsGiving(access, 'long', readAgain);
    if (!answer.ok) {
      await noteFailure(access);
      return false;
    }
    const list = accessListOf(answer.value, readAt, clock());
    await accessLists.save(access, list);
    await cache.forget(cacheKeys.accessListBackOff(access));
    // A person's call may ask for the list again.
    if (list.isQuick) await cache.forget(cacheKeys.accessGroupsFailed(access));
    return access !== 'user' && !(stored && isCurrentList(access, stored, clock()));
  };

  const readAlone = async (reason: Reason, leaseSeconds: number): Promise<'done' | 'busy'> => {
    const claim = { id: deps.newId(), expiresAt: clock() + leaseSeconds * 1_000 };
    const held = { store: claims, clock, read: readStepLease };
    const result = await claimWithTakeover(held, LISTS_READING, claim, 2 * leaseSeconds);
    if (result.kind === 'held') return 'busy';
    let arrived: boolean[];
    try {
      arrived = await allSettledOrThrow(ACCESSES.map((access) => refresh(access, reason)));
    } finally {
      await claims.release(result.place);
    }
    if (arrived.includes(true)) await deps.continueWaitingJobs();
    return 'done';
  };

  return {
    everyHour: async function refreshEveryHour(leaseSeconds) {
      if ((await readAlone({ why: 'hour' }, leaseSeconds)) === 'done') return;
      const event: RefreshEvent = { why: 'old-lists', askedAt: clock() };
      await askForRefresh(event, LOOK_AGAIN_SECONDS);
    },
    onRequest: async function refreshOnRequest(request, leaseSeconds) {
      const result = await readAlone(request, leaseSeconds);
      if (result === 'busy' && request.why === 'group-event')
        await requestRefresh('group-event-missed');
    },
  };
};
