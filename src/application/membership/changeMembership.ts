import type { AccountId } from '../../domain/accountId';
import { responsibleAccount, type Caller } from '../../domain/caller';
import type { Change } from '../../domain/change';
import type { DirectoryGroup } from '../../domain/directoryGroup';
import type { GroupReference } from '../../domain/groupReference';
import { failed, ok, type Failure, type Outcome } from '../../domain/outcome';
import type { AdminCheck } from '../authority/adminCheck';
import type { GroupLookup } from '../groups/groupLookup';
import type { ChangeLedger } from './changeLedger';
import type { ExpectMemories } from './expectMemories';
import type { LearnStandings } from './learnStandings';
import type { PermitChange } from './permit';
import type { TryIdentities } from './tryIdentities';

export type ChangeRequest = { group: GroupReference; accountId: AccountId };

export type ChangeMembership = (caller: Caller, request: ChangeRequest) => Promise<Outcome<Change>>;

/**
 * Puts one account into one group for a trusted caller: the group is found and checked, the change
 * is put on record, and only then written. Every way it can end is an outcome and on record;
 * throws `StoreUnavailable` where nothing could be recorded and therefore nothing was done.
 */
export const makeChangeMembership = (parts: {
  adminCheck: AdminCheck;
  lookup: GroupLookup;
  permit: PermitChange;
  tryIdentities: TryIdentities;
  ledger: ChangeLedger;
  learn: LearnStandings;
  expectMemories: ExpectMemories;
}): ChangeMembership => {
  const { adminCheck, lookup, permit, tryIdentities, ledger, learn, expectMemories } = parts;

  const change = async (
    caller: Caller,
    request: ChangeRequest,
    group: DirectoryGroup,
  ): Promise<Outcome<Change>> => {
    const allowed = await permit(caller, group);
    if (!allowed.ok) return refuse(caller, request, allowed.failure, group);
    const entry = await ledger.begin(caller, request.accountId, group);
    const attempt = await tryIdentities(
      { group, accountId: request.accountId, byName: request.group.by === 'name' },
      allowed.value,
      responsibleAccount(caller),
    );
    const recorded = await ledger.complete(entry, attempt);
    // After the record, which matters more than what the next call can save itself.
    await learn(attempt, allowed.value, responsibleAccount(caller), group.id);
    if (!attempt.result.ok) return attempt.result;
    return ok({
      status: attempt.result.value.status,
      groupId: group.id,
      groupName: group.name,
      accountId: request.accountId,
      actedAs: attempt.actedAs,
      certain: attempt.result.value.certain,
      recorded,
    });
  };

  const refuse = async (
    caller: Caller,
    request: ChangeRequest,
    failure: Failure,
    group?: DirectoryGroup,
  ): Promise<Outcome<Change>> => {
    await ledger.refused(caller, request.accountId, failure, group);
    return { ok: false, failure };
  };

  return async (caller, request) => {
    await expectMemories(caller, request);
    if (caller.kind === 'key') {
      const owner = await adminCheck(caller.key.ownerId, 'absent');
      if (!owner.ok) return refuse(caller, request, owner.failure);
      if (!owner.value) return refuse(caller, request, failed('not-an-admin').failure);
    }
    const group = await lookup(request.group);
    if (!group.ok) return refuse(caller, request, group.failure);
    return change(caller, request, group.value);
  };
};
