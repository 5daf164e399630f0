import type { AccountId } from '../../domain/accountId';
import type { GroupId } from '../../domain/groupId';
import { memoryKeys } from '../memoryKeys';
import type { AdminAccess, AuthorityDirectory } from '../ports/authorityDirectory';
import type { Memory } from '../ports/memory';
import { together } from '../together';
import type { AccessGroups } from './accessGroups';
import { rememberedGroupIds } from './rememberedGroupIds';
import { makeSharedAnswers } from './sharedAnswers';

/**
 * Whether an account is in a group that gives one of these accesses; undefined where Confluence
 * did not say enough. Both sides are kept ten minutes, and compared anew each time.
 */
export type AdminByGroups = (
  accountId: AccountId,
  accesses: readonly AdminAccess[],
) => Promise<boolean | undefined>;

export const makeAdminByGroups = (parts: {
  authority: AuthorityDirectory;
  accessGroups: AccessGroups;
  memory: Memory;
}): AdminByGroups => {
  const { authority, accessGroups, memory } = parts;
  const shared = makeSharedAnswers<readonly GroupId[] | undefined>();

  const groupsOf = (accountId: AccountId): Promise<readonly GroupId[] | undefined> => {
    const key = memoryKeys.groupsOf(accountId);
    return shared(key, () => rememberedGroupIds(memory, key, () => authority.groupsOf(accountId)));
  };

  return async (accountId, accesses) => {
    const [own, lists] = await together([
      groupsOf(accountId),
      together(accesses.map(accessGroups)),
    ]);
    if (!own) return undefined;
    if (own.some((id) => lists.some((list) => list?.includes(id)))) return true;
    return lists.includes(undefined) ? undefined : false;
  };
};
