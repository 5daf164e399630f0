import { type Caller, responsibleAccount } from '../../domain/caller';
import type { DirectoryGroup } from '../../domain/group';
import type { Failure } from '../../domain/outcome';
import type { PlanGroup } from '../../domain/plan/plan';
import type { GroupLookup } from '../groups/groupLookup';
import type { Permit, PermitChange } from '../membership/permit';

/** A group of a job as it is now: what may be done in it, or why nothing may. */
export type GroupInWork =
  { ok: true; group: DirectoryGroup; permit: Permit } | { ok: false; failure: Failure };

export type GroupsInWork = (group: PlanGroup) => Promise<GroupInWork>;

/** Looks at each group once in a step: groups change while a job runs. */
export const makeGroupsInWork = (
  deps: { lookup: GroupLookup; permit: PermitChange },
  caller: Caller,
): GroupsInWork => {
  const known = new Map<string, Promise<GroupInWork>>();

  const look = async ({ id }: PlanGroup): Promise<GroupInWork> => {
    const group = await deps.lookup({ by: 'id', id });
    if (!group.ok) return group;
    const permit = await deps.permit(caller, group.value);
    return permit.ok ? { ok: true, group: group.value, permit: permit.value } : permit;
  };

  return (group) => {
    const looked = known.get(group.id) ?? look(group);
    known.set(group.id, looked);
    return looked;
  };
};

/** Whether a row would take the rights of the one in whose name the job runs. */
export const takesOwnRights = (
  caller: Caller,
  { protectedGroup }: Permit,
  row: { action: 'add' | 'remove'; accountId: string },
): boolean =>
  protectedGroup && row.action === 'remove' && row.accountId === responsibleAccount(caller);
