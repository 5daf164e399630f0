import { readStepLease } from '../../contract/stored';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import { claimWithTakeover } from '../concurrency/claims';
import type { AuthorityDirectory, GroupAccess } from '../ports/confluence';
import type { Clock, Crypto } from '../ports/platform';
import type { AccessListStore, ClaimStore } from '../ports/storage';
import { accessListOf } from './protection';

const ACCESSES: readonly GroupAccess[] = ['admin', 'site-admin', 'user'];

/**
 * Reads which groups give an access, and stores the lists. It has minutes for it, because a large
 * organization needs half a minute for each page. A list that Confluence does not give is not
 * stored: the old one stays, with its time.
 *
 * The lists of groups that give admin rights are read every time. The list of groups that give
 * access to Confluence serves only hints, and can be long: it is read once a day.
 *
 * Throws `StoreUnavailable` if a list could not be stored.
 */
export type RefreshAccessLists = () => Promise<void>;

const HINTS_KEPT_MS = 23 * 3_600_000; // less than a day, so that a daily reading is never skipped

export const makeRefreshAccessLists = (deps: {
  authority: Pick<AuthorityDirectory, 'groupsGiving'>;
  accessLists: AccessListStore;
  clock: Clock;
}): RefreshAccessLists => {
  const { authority, accessLists, clock } = deps;

  const isDue = async (access: GroupAccess): Promise<boolean> => {
    if (access !== 'user') return true;
    const stored = await accessLists.read(access);
    return !stored || clock() - stored.readAt > HINTS_KEPT_MS;
  };

  const refresh = async (access: GroupAccess): Promise<void> => {
    if (!(await isDue(access))) return;
    const readAt = clock();
    const answer = await authority.groupsGiving(access, 'long');
    if (!answer.ok) return;
    await accessLists.save(access, accessListOf(answer.value, readAt, clock()));
  };

  return async function refreshAccessLists() {
    await allSettledOrThrow(ACCESSES.map(refresh));
  };
};

/**
 * Carries out a requested refresh, one at a time. `done` means that the lists were read, or that
 * another refresh did it after the request. `busy` means that another one has been running since
 * before the request: it may have missed the group, so ask again later.
 */
export type RefreshOnRequest = (askedAt: number, leaseSeconds: number) => Promise<'done' | 'busy'>;

export const makeRefreshOnRequest = (deps: {
  refreshAccessLists: RefreshAccessLists;
  accessLists: Pick<AccessListStore, 'read'>;
  claims: ClaimStore;
  clock: Clock;
  newId: Crypto['newId'];
}): RefreshOnRequest =>
  async function refreshOnRequest(askedAt, leaseSeconds) {
    const { refreshAccessLists, accessLists, claims, clock, newId } = deps;
    const [admin, siteAdmin] = await allSettledOrThrow([
      accessLists.read('admin'),
      accessLists.read('site-admin'),
    ]);
    if (admin && siteAdmin && Math.min(admin.readAt, siteAdmin.readAt) > askedAt) return 'done';
    const claim = { id: newId(), expiresAt: clock() + leaseSeconds * 1_000 };
    const held = { store: claims, clock, read: readStepLease };
    const result = await claimWithTakeover(held, 'refresh', claim, 2 * leaseSeconds);
    if (result.kind === 'held') return 'busy';
    try {
      await refreshAccessLists();
    } finally {
      await claims.release(result.place);
    }
    return 'done';
  };
