import { type Caller, responsibleAccount } from '../../domain/caller';
import type { Change } from '../../domain/change';
import type { DirectoryGroup } from '../../domain/group';
import { failed, type Failure, type FailureCode, ok, type Outcome } from '../../domain/outcome';
import type { AdminCheck } from '../authority/adminCheck';
import type { GroupForChange, LookupForChange } from '../groups/groupLookup';
import type { ChangeLedger } from './changeLedger';
import type { GuardRails } from './guardRails';
import type { ChangeRequest, PermitChange, Prefetch } from './permit';
import type { RecordEvidence, TryIdentities } from './tryIdentities';
import type { WriteRequest } from './writeMembership';

export type ChangeMembership = (caller: Caller, request: ChangeRequest) => Promise<Outcome<Change>>;

/**
 * Adds one account to one group, or removes it, for a trusted caller. The group is found and checked,
 * the change is put on record, and only then written. Every end is an outcome and on record.
 *
 * Throws `StoreUnavailable` where nothing could be recorded; then nothing was done.
 */
export const makeChangeMembership = (deps: {
  adminCheck: AdminCheck;
  lookup: LookupForChange;
  permit: PermitChange;
  guardRails: GuardRails;
  tryIdentities: TryIdentities;
  ledger: ChangeLedger;
  recordEvidence: RecordEvidence;
  prefetch: Prefetch;
}): ChangeMembership => {
  const { adminCheck, lookup, permit, guardRails } = deps;
  const { tryIdentities, ledger, recordEvidence, prefetch } = deps;

  const change = async (
    caller: Caller,
    request: ChangeRequest,
    { group, isCached }: GroupForChange,
  ): Promise<Outcome<Change>> => {
    const allowed = await permit(caller, group);
    if (!allowed.ok) return refuse(caller, request, allowed.failure, group);
    const seen = await guardRails(caller, request, group, allowed.value);
    if (!seen.ok) return refuse(caller, request, seen.failure, group);
    const entry = await ledger.begin(caller, request, group);
    const attempt = await tryIdentities(
      {
        action: request.action,
        group,
        accountId: request.accountId,
        namedBy: namingOf(request, isCached),
        personWasThere: seen.value.personWasThere,
      },
      allowed.value,
      responsibleAccount(caller),
    );
    const recorded = await ledger.complete(entry, attempt);
    // After the record, which matters more than what the next call can save itself.
    await recordEvidence(attempt, allowed.value, responsibleAccount(caller), group.id);
    if (!attempt.result.ok) {
      if (NAME_HAS_MOVED.has(attempt.result.failure.code)) await lookup.forget(request.group);
      return attempt.result;
    }
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
    await ledger.refused(caller, request, failure, group);
    return { ok: false, failure };
  };

  return async (caller, request) => {
    await prefetch(caller, request);
    if (caller.kind === 'key') {
      const owner = await adminCheck(caller.key.ownerId, 'absent');
      if (!owner.ok) return refuse(caller, request, owner.failure);
      if (!owner.value) return refuse(caller, request, failed('not-an-admin').failure);
    }
    const found = await lookup.find(request.group);
    return found.ok ? change(caller, request, found.value) : refuse(caller, request, found.failure);
  };
};

const namingOf = ({ group }: ChangeRequest, isCached: boolean): WriteRequest['namedBy'] => {
  if (group.by === 'id') return 'id';
  return isCached ? 'cached-name' : 'fresh-name';
};

const NAME_HAS_MOVED: ReadonlySet<FailureCode> = new Set(['group-not-found', 'group-mismatch']);
