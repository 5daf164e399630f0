import type { GroupId } from '../../domain/groupId';
import { cacheKeys } from '../cacheKeys';
import type { AuthorityDirectory, GroupAccess } from '../ports/authorityDirectory';
import type { Cache } from '../ports/cache';
import { cachedGroupIds } from './cachedGroupIds';
import { makeSharedAnswers } from './sharedAnswers';

/** The groups that give an access; undefined where there is no answer. */
export type AccessGroups = (access: GroupAccess) => Promise<readonly GroupId[] | undefined>;

export const makeAccessGroups = (deps: {
  authority: AuthorityDirectory;
  cache: Cache;
}): AccessGroups => {
  const { authority, cache } = deps;
  const shared = makeSharedAnswers<readonly GroupId[] | undefined>();
  return (access) => {
    const key = cacheKeys.accessGroups(access);
    return shared(key, () => cachedGroupIds(cache, key, () => authority.groupsGiving(access)));
  };
};
