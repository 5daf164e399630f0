import type { GroupId } from '../../domain/groupId';
import { memoryKeys } from '../memoryKeys';
import type { AuthorityDirectory, GroupAccess } from '../ports/authorityDirectory';
import type { Memory } from '../ports/memory';
import { rememberedGroupIds } from './rememberedGroupIds';
import { makeSharedAnswers } from './sharedAnswers';

/** The groups that give an access; undefined where there is no answer. */
export type AccessGroups = (access: GroupAccess) => Promise<readonly GroupId[] | undefined>;

export const makeAccessGroups = (parts: {
  authority: AuthorityDirectory;
  memory: Memory;
}): AccessGroups => {
  const { authority, memory } = parts;
  const shared = makeSharedAnswers<readonly GroupId[] | undefined>();
  return (access) => {
    const key = memoryKeys.accessGroups(access);
    return shared(key, () => rememberedGroupIds(memory, key, () => authority.groupsGiving(access)));
  };
};
