import { parseGroupId, type GroupId } from '../../domain/groupId';
import type { AdminAccess, AuthorityDirectory } from '../ports/authorityDirectory';
import type { Memory } from '../ports/memory';

const KEPT_SECONDS = 600;

/** The groups that give an access, kept for ten minutes; undefined where there is no answer. */
export type AccessGroups = (access: AdminAccess) => Promise<readonly GroupId[] | undefined>;

export const makeAccessGroups =
  (parts: { authority: AuthorityDirectory; memory: Memory }): AccessGroups =>
  async (access) => {
    const { authority, memory } = parts;
    const memoryKey = `access-groups ${access}`;
    const remembered = await memory.recall(memoryKey, readGroupIds);
    if (remembered) return remembered;
    const answer = await authority.groupsGiving(access);
    if (!answer.ok) return undefined;
    await memory.remember(memoryKey, answer.value, KEPT_SECONDS);
    return answer.value;
  };

/** Reads a stored list of group ids; undefined where any of it is something else. */
export const readGroupIds = (stored: unknown): GroupId[] | undefined => {
  if (!Array.isArray(stored)) return undefined;
  const ids = stored.map(parseGroupId);
  return ids.every((id) => id.ok) ? ids.map((id) => id.value) : undefined;
};
