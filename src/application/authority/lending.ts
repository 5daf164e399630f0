import type { AccountId } from '../../domain/accountId';
import type { DirectoryGroup } from '../../domain/directoryGroup';
import type { DelegationList } from '../ports/delegationList';
import type { SiteAdminCheck } from './siteAdminCheck';

/**
 * Whether the app's own authority may serve a person for an unprotected group: site admins hold
 * it themselves; everybody else needs the group on the site's delegation list.
 */
export type Lending = (accountId: AccountId, group: DirectoryGroup) => Promise<boolean>;

export const makeLending =
  (parts: { siteAdminCheck: SiteAdminCheck; delegation: DelegationList }): Lending =>
  async (accountId, group) =>
    (await parts.siteAdminCheck(accountId)) === true || (await parts.delegation.has(group.id));
