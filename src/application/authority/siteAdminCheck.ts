import type { AccountId } from '../../domain/accountId';
import type { AdminByGroups } from './adminByGroups';

/** Whether an account is a site admin by its groups; undefined where Confluence gave no answer. */
export type SiteAdminCheck = (accountId: AccountId) => Promise<boolean | undefined>;

export const makeSiteAdminCheck =
  ({ adminByGroups }: { adminByGroups: AdminByGroups }): SiteAdminCheck =>
  (accountId) =>
    adminByGroups(accountId, ['site-admin']);
