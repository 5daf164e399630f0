import type { AccountId } from '../../domain/accountId';
import type { AuthorityDirectory } from '../ports/authorityDirectory';
import type { Memory } from '../ports/memory';
import type { AccessGroups } from './accessGroups';

const KEPT_SECONDS = 600;

/** Whether an account is a site admin by its groups; undefined where Confluence gave no answer. */
export type SiteAdminCheck = (accountId: AccountId) => Promise<boolean | undefined>;

export const makeSiteAdminCheck =
  (parts: {
    authority: AuthorityDirectory;
    accessGroups: AccessGroups;
    memory: Memory;
  }): SiteAdminCheck =>
  async (accountId) => {
    const { authority, accessGroups, memory } = parts;
    const memoryKey = `site-admin ${accountId}`;
    const remembered = await memory.recall(memoryKey, readBoolean);
    if (remembered !== undefined) return remembered;
    const [siteAdminGroups, own] = await Promise.all([
      accessGroups('site-admin'),
      authority.groupsOf(accountId),
    ]);
    if (!siteAdminGroups || !own.ok) return undefined;
    const isSiteAdmin = own.value.some((id) => siteAdminGroups.includes(id));
    await memory.remember(memoryKey, isSiteAdmin, KEPT_SECONDS);
    return isSiteAdmin;
  };

const readBoolean = (stored: unknown): boolean | undefined =>
  typeof stored === 'boolean' ? stored : undefined;
