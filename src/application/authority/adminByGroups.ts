import type { AccountId } from '../../domain/accountId';
import type { GroupId } from '../../domain/groupId';
import { cacheKeys } from '../cacheKeys';
import type { AdminAccess, AuthorityDirectory } from '../ports/authorityDirectory';
import type { Cache } from '../ports/cache';
import { allSettledOrThrow } from '../allSettledOrThrow';
import type { AccessGroups } from './accessGroups';
import { cachedGroupIds } from './cachedGroupIds';
import { makeSharedAnswers } from './sharedAnswers';

/**
 * Whether an account is in a group that gives one of these accesses; undefined where Confluence
 * did not say enough. Both sides are kept ten minutes, and compared anew each time.
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

  return async (accountId, accesses) => {
    const [own, lists] = await allSettledOrThrow([
      groupsOf(accountId),
      allSettledOrThrow(accesses.map(accessGroups)),
    ]);
    if (!own) return undefined;
    if (own.some((id) => lists.some((list) => list?.includes(id)))) return true;
    return lists.includes(undefined) ? undefined : false;
  };
};
