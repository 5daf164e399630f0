import { readCachedGroupIds, readCachedTrue } from '../../contract/stored';
import type { AccountId } from '../../domain/accountId';
import type { Background, Presence } from '../../domain/caller';
import type { DirectoryGroup, GroupId } from '../../domain/group';
import { failed, ok, type Outcome } from '../../domain/outcome';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import { cacheKeys } from '../ports/cacheKeys';
import type { AdminAccess, AuthorityDirectory } from '../ports/confluence';
import type { Cache, DelegationList } from '../ports/storage';
import type { CheckOwner } from './ownerCheck';
import { type AccessGroups, isListed, makeSharedAnswers } from './protection';
import type { RequestRefresh } from './requestRefresh';

const YES_KEPT_SECONDS = 60; // a "no" is never cached

/**
 * Whether an account administers Confluence: the admin at the page, or the absent owner of a key or
 * a job. Each result is cached for its own kind of invocation only. An absent owner's "yes" may come
 * from group lists, which are cached for longer than a present admin's "yes".
 *
 * Throws `StoreUnavailable` if the record of owners can't be read or written.
 */
export type AdminCheck = (accountId: AccountId, presence: Presence) => Promise<Outcome<boolean>>;

export const makeAdminCheck = (deps: {
  authority: Pick<AuthorityDirectory, 'viewerAdministers'>;
  adminByGroups: AdminByGroups;
  checkOwner: CheckOwner;
  requestRefresh: RequestRefresh;
  cache: Cache;
}): AdminCheck => {
  const { authority, adminByGroups, checkOwner, requestRefresh, cache } = deps;

  const byGroups = async (accountId: AccountId): Promise<Outcome<boolean>> => {
    const isAdmin = await adminByGroups(accountId, ['admin', 'site-admin']);
    return isAdmin === undefined ? failed('unavailable') : ok(isAdmin);
  };

  const askAsOwner = async (accountId: AccountId, where: Background): Promise<Outcome<boolean>> => {
    const answer = await checkOwner(accountId, where);
    if (!answer.ok) return answer;
    if (answer.value === 'by-groups') return await byGroups(accountId);
    if (answer.value !== 'unproven') return ok(answer.value);
    await requestRefresh('unproven-owner'); // so that a site whose schedule has stopped recovers
    return failed('not-authenticated');
  };

  return async function adminCheck(accountId, presence) {
    const cacheKey = cacheKeys.administers(accountId, presence);
    if (await cache.get(cacheKey, readCachedTrue)) return ok(true);
    const answer = await (presence === 'present'
      ? authority.viewerAdministers()
      : askAsOwner(accountId, presence));
    if (answer.ok && answer.value) await cache.put(cacheKey, true, YES_KEPT_SECONDS);
    return answer;
  };
};

/**
 * Whether an account is in a group that gives one of these accesses. Undefined if Confluence did
 * not say enough. The account's groups are cached for ten minutes. The lists of groups are stored: one
 * that is older than 70 minutes gives no one a right. The two are compared each time.
 */
export type AdminByGroups = (
  accountId: AccountId,
  accesses: readonly AdminAccess[],
) => Promise<boolean | undefined>;

export const makeAdminByGroups = (deps: {
  authority: AuthorityDirectory;
  accessGroups: AccessGroups;
  cache: Cache;
}): AdminByGroups => {
  const { authority, accessGroups, cache } = deps;
  const shared = makeSharedAnswers<readonly GroupId[] | undefined>();

  const groupsOf = (accountId: AccountId): Promise<readonly GroupId[] | undefined> => {
    const key = cacheKeys.groupsOf(accountId);
    return shared(key, () => cachedGroupIds(cache, key, () => authority.groupsOf(accountId)));
  };

  return async function adminByGroups(accountId, accesses) {
    const [own, lists] = await allSettledOrThrow([
      groupsOf(accountId),
      allSettledOrThrow(accesses.map(accessGroups)),
    ]);
    if (!own) return undefined;
    const current = lists.filter((list) => list?.isCurrent);
    if (own.some((id) => current.some((list) => isListed(list, id)))) return true;
    return current.length < lists.length ? undefined : false;
  };
};

const GROUPS_KEPT_SECONDS = 600;
const NO_ANSWER_KEPT_SECONDS = 60; // so a slow site is not asked again for each row of a list

const NO_ANSWER = 'no answer'; // the text that `readCachedGroupIds` expects

/** Asks for an account's groups and caches their IDs. Undefined if there was no answer. */
const cachedGroupIds = async (
  cache: Cache,
  cacheKey: string,
  ask: () => Promise<Outcome<DirectoryGroup[]>>,
): Promise<readonly GroupId[] | undefined> => {
  const cached = await cache.get(cacheKey, readCachedGroupIds);
  if (cached !== undefined) return cached === NO_ANSWER ? undefined : cached;
  const answer = await ask();
  if (!answer.ok) {
    await cache.put(cacheKey, NO_ANSWER, NO_ANSWER_KEPT_SECONDS);
    return undefined;
  }
  const ids = answer.value.map(({ id }) => id);
  await cache.put(cacheKey, ids, GROUPS_KEPT_SECONDS);
  return ids;
};

/** Whether an account is a site admin by its groups. Undefined if Confluence gave no answer. */
export type SiteAdminCheck = (accountId: AccountId) => Promise<boolean | undefined>;

export const makeSiteAdminCheck = ({
  adminByGroups,
}: {
  adminByGroups: AdminByGroups;
}): SiteAdminCheck =>
  function siteAdminCheck(accountId) {
    return adminByGroups(accountId, ['site-admin']);
  };

/**
 * Whether an account may use the app's authority for an unprotected group. Site admins always may.
 * Everyone else may if the group is on the site's delegation list.
 */
export type MayUseAppAuthority = (accountId: AccountId, group: DirectoryGroup) => Promise<boolean>;

export const makeMayUseAppAuthority = ({
  appAuthorityOf,
}: {
  appAuthorityOf: AppAuthorityOf;
}): MayUseAppAuthority =>
  async function mayUseAppAuthority(accountId, group) {
    return (await appAuthorityOf(accountId))(group);
  };

/** The same for many groups: asks once, and returns a function that answers for each group. */
export type AppAuthorityOf = (accountId: AccountId) => Promise<(group: DirectoryGroup) => boolean>;

export const makeAppAuthorityOf = (deps: {
  siteAdminCheck: SiteAdminCheck;
  delegation: DelegationList;
}): AppAuthorityOf =>
  async function appAuthorityOf(accountId) {
    if ((await deps.siteAdminCheck(accountId)) === true) return () => true;
    const delegated = new Set(await deps.delegation.list());
    return ({ id }) => delegated.has(id);
  };
