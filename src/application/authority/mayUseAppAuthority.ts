import type { AccountId } from '../../domain/accountId';
import type { DirectoryGroup } from '../../domain/directoryGroup';
import type { DelegationList } from '../ports/delegationList';
import type { SiteAdminCheck } from './siteAdminCheck';

/**
 * Whether the app's own authority may serve a person for an unprotected group: site admins hold
 * it themselves; everybody else needs the group on the site's delegation list.
 */
export type MayUseAppAuthority = (accountId: AccountId, group: DirectoryGroup) => Promise<boolean>;

export const makeMayUseAppAuthority =
  (deps: { siteAdminCheck: SiteAdminCheck; delegation: DelegationList }): MayUseAppAuthority =>
  async (accountId, group) =>
    (await deps.siteAdminCheck(accountId)) === true || (await deps.delegation.has(group.id));
