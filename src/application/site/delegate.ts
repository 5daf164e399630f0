import type { AccountId } from '../../domain/accountId';
import type { GroupId } from '../../domain/groupId';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { DelegatedGroup } from '../adminApi';
import type { SiteAdminCheck } from '../authority/siteAdminCheck';
import type { LendableGroups } from '../groups/lendableGroups';
import type { NamedGroups } from '../groups/namedGroups';
import type { DelegationList } from '../ports/delegationList';

/** Changes the delegation list and gives the new one; `not-permitted` to all but site admins. */
export type Delegate = (viewer: AccountId, id: GroupId) => Promise<Outcome<DelegatedGroup[]>>;

type Parts = {
  siteAdminCheck: SiteAdminCheck;
  delegation: DelegationList;
  lendable: LendableGroups;
  namedGroups: NamedGroups;
};

/** Runs a change of the list for a site admin alone. */
const forSiteAdmin =
  (parts: Parts, change: (id: GroupId) => Promise<Outcome<GroupId[]>>): Delegate =>
  async (viewer, id) => {
    const isSiteAdmin = await parts.siteAdminCheck(viewer);
    if (isSiteAdmin === undefined) return failed('unavailable');
    if (!isSiteAdmin) return failed('not-permitted');
    const changed = await change(id);
    return changed.ok ? ok(await parts.namedGroups(changed.value)) : changed;
  };

/** Protected groups, and groups that are managed elsewhere, cannot be put on the list. */
export const makeDelegateGroup = (parts: Parts): Delegate =>
  forSiteAdmin(parts, async (id) => {
    const lendable = await parts.lendable([id]);
    if (!lendable.ok) return lendable;
    const groups = await parts.delegation.add(id);
    return groups === 'full' ? failed('invalid-input', { field: 'group' }) : ok(groups);
  });

export const makeUndelegateGroup = (parts: Parts): Delegate =>
  forSiteAdmin(parts, async (id) => ok(await parts.delegation.remove(id)));
