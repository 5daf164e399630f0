import type { AccountId } from '../../domain/accountId';
import type { GroupId } from '../../domain/groupId';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { DelegatedGroup } from '../adminApi';
import type { SiteAdminCheck } from '../authority/siteAdminCheck';
import type { LendableGroups } from '../groups/lendableGroups';
import type { NamedGroups } from '../groups/namedGroups';
import type { DelegationList } from '../ports/delegationList';

const MOST_GROUPS = 200;

/** Changes the delegation list and gives the new one; `not-permitted` to all but site admins. */
export type Delegate = (viewer: AccountId, id: GroupId) => Promise<Outcome<DelegatedGroup[]>>;

type Parts = {
  siteAdminCheck: SiteAdminCheck;
  delegation: DelegationList;
  lendable: LendableGroups;
  namedGroups: NamedGroups;
};

const makeChangeOfList =
  (parts: Parts, change: (ids: GroupId[], id: GroupId) => Promise<Outcome<GroupId[]>>): Delegate =>
  async (viewer, id) => {
    const isSiteAdmin = await parts.siteAdminCheck(viewer);
    if (isSiteAdmin === undefined) return failed('unavailable');
    if (!isSiteAdmin) return failed('not-permitted');
    const changed = await change(await parts.delegation.read(), id);
    if (!changed.ok) return changed;
    await parts.delegation.write(changed.value);
    return ok(await parts.namedGroups(changed.value));
  };

/** Protected groups, and groups that are managed elsewhere, cannot be put on the list. */
export const makeDelegateGroup = (parts: Parts): Delegate =>
  makeChangeOfList(parts, async (ids, id) => {
    const lendable = await parts.lendable([id]);
    if (!lendable.ok) return lendable;
    const others = ids.filter((other) => other !== id);
    return others.length < MOST_GROUPS
      ? ok([...others, id])
      : failed('invalid-input', { field: 'group' });
  });

export const makeUndelegateGroup = (parts: Parts): Delegate =>
  makeChangeOfList(parts, (ids, id) => Promise.resolve(ok(ids.filter((other) => other !== id))));
