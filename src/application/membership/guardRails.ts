import type { Caller } from '../../domain/caller';
import { responsibleAccount } from '../../domain/caller';
import type { DirectoryGroup } from '../../domain/directoryGroup';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { GroupDirectory } from '../ports/groupDirectory';
import type { ChangeRequest } from './changeRequest';
import type { Permit } from './permit';

const MEMBERS_LOOKED_AT = 2; // enough to tell one member from more, and a read costs by the member

/** What was seen of the group before a single change in it. */
export type SeenBefore = {
  /** Whether the person was among the members that were looked at. */
  personWasThere: boolean;
};

/** Refuses a single change that would do harm, permitted or not. */
export type GuardRails = (
  caller: Caller,
  request: Pick<ChangeRequest, 'action' | 'accountId'>,
  group: DirectoryGroup,
  permit: Permit,
) => Promise<Outcome<SeenBefore>>;

/**
 * Nobody takes themselves out of a protected group, and nobody takes the last member out of any. A
 * group that seems empty holds nobody whom a list shows: those who are suspended are in none, and
 * may be removed. An add passes without a look.
 */
export const makeGuardRails =
  ({ directory }: { directory: Pick<GroupDirectory, 'readMembers'> }): GuardRails =>
  async (caller, { action, accountId }, group, { protectedGroup }) => {
    if (action === 'add') return ok({ personWasThere: false });
    if (protectedGroup && accountId === responsibleAccount(caller))
      return failed('own-admin-group');
    const members = await directory.readMembers(group.id, 0, MEMBERS_LOOKED_AT);
    if (!members.ok) return members;
    const personWasThere = members.value.includes(accountId);
    if (personWasThere && members.value.length === 1) return failed('would-empty-group');
    return ok({ personWasThere });
  };
