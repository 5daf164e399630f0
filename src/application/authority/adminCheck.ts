import { readCachedGroupIds, readCachedTrue } from '../../contract/stored';
import type { AccountId } from '../../domain/accountId';
import type { DirectoryGroup, GroupId } from '../../domain/group';
import { failed, ok, type Outcome } from '../../domain/outcome';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import { cacheKeys, type Presence } from '../ports/cacheKeys';
import type { AdminAccess, AuthorityDirectory } from '../ports/confluence';
import type { Cache, DelegationList, ImpersonationRecord } from '../ports/storage';
import { type AccessGroups, isListed, makeSharedAnswers } from './protection';

const YES_KEPT_SECONDS = 60; // a "no" is never cached

/**
 * Whether an account administers Confluence: the admin at the page, or the absent owner of a key or
 * a job. The two results are cached separately. An absent owner's "yes" may come from group lists,
 * which are cached for longer than a present admin's "yes".
 *
 * Throws `StoreUnavailable` if the record of impersonation can't be read or written.
 */
export type AdminCheck = (accountId: AccountId, presence: Presence) => Promise<Outcome<boolean>>;

export const makeAdminCheck = (deps: {
  authority: AuthorityDirectory;
  adminByGroups: AdminByGroups;
  impersonation: ImpersonationRecord;
  cache: Cache;
}): AdminCheck => {
  const { authority, adminByGroups, impersonation, cache } = deps;

  const byGroups = async (accountId: AccountId): Promise<Outcome<boolean>> => {
    const isAdmin = await adminByGroups(accountId, ['admin', 'site-admin']);
    return isAdmin === undefined ? failed('unavailable') : ok(isAdmin);
  };

  const askAsOwner = async (accountId: AccountId): Promise<Outcome<boolean>> => {
    const [wasPossible, answer] = await allSettledOrThrow([
      impersonation.wasPossible(accountId),
      authority.ownerAdministers(accountId),
    ]);
    const isPossible = answer.ok && answer.value !== 'not-impersonated';
    // Store this before the answer is used. Otherwise the groups of an owner who has left would
    // make their keys work again.
    if (isPossible && !wasPossible) await impersonation.note(accountId);
    if (!answer.ok) return answer;
    if (answer.value !== 'not-impersonated') return ok(answer.value);
    // If the platform never let the app impersonate this account, its groups decide. If it once
    // did, the refusal is about the account, and groups still list people who have left. The record
    // is read again, because another call may have noted the account since.
    return wasPossible || (await impersonation.wasPossible(accountId))
      ? failed('not-authenticated')
      : await byGroups(accountId);
  };

  return async function adminCheck(accountId, presence) {
    const cacheKey = cacheKeys.administers(accountId, presence);
    if (await cache.get(cacheKey, readCachedTrue)) return ok(true);
    const answer = await (presence === 'present'
      ? authority.viewerAdministers()
      : askAsOwner(accountId));
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
