import type { GroupId } from '../../domain/groupId';
import { memoryKeys } from '../memoryKeys';
import type { AuthorityDirectory, GroupAccess } from '../ports/authorityDirectory';
import type { Memory } from '../ports/memory';
import { rememberedGroupIds } from './rememberedGroupIds';

/** The groups that give an access; undefined where there is no answer. */
export type AccessGroups = (access: GroupAccess) => Promise<readonly GroupId[] | undefined>;

export const makeAccessGroups =
  ({ authority, memory }: { authority: AuthorityDirectory; memory: Memory }): AccessGroups =>
  (access) =>
    rememberedGroupIds(memory, memoryKeys.accessGroups(access), () =>
      authority.groupsGiving(access),
    );
