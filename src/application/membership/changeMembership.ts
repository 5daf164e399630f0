import { type Caller, responsibleAccount } from '../../domain/caller';
import type { Change } from '../../domain/change';
import type { DirectoryGroup } from '../../domain/group';
import {
  failed,
  type Failed,
  type Failure,
  type FailureCode,
  ok,
  type Outcome,
} from '../../domain/outcome';
import type { AdminCheck } from '../authority/adminCheck';
import type { LookupForChange } from '../groups/groupLookup';
import type { WriteRequest } from '../ports/confluence';
import type { ChangeLedger } from './changeLedger';
import type { GuardRails } from './guardRails';
import type { ChangeRequest, PermitChange, Prefetch } from './permit';
import type { RecordEvidence, TryIdentities } from './tryIdentities';

export type ChangeMembership = (caller: Caller, request: ChangeRequest) => Promise<Outcome<Change>>;

/**
 * Adds one account to one group, or removes it, for a trusted caller. The group is found and checked,
 * the change is put on record, and only then written. Every end is an outcome and on record.
 *
 * Throws `StoreUnavailable` if nothing could be recorded; then nothing was done.
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

  /** Why a key's owner may change nothing; undefined for other callers, whom a guard has checked. */
  const refuseOwner = async (caller: Caller): Promise<Failure | undefined> => {
    if (caller.kind !== 'key') return undefined;
    const isAdmin = await adminCheck(caller.key.ownerId, 'absent');
    if (!isAdmin.ok) return isAdmin.failure;
    return isAdmin.value ? undefined : failed('not-an-admin').failure;
  };

  return async function changeMembership(caller, request) {
    const refuse = async (failure: Failure, group?: DirectoryGroup): Promise<Failed> => {
      await ledger.refused(caller, request, failure, group);
      return { ok: false, failure };
    };

    await prefetch(caller, request);
    const ownerFailure = await refuseOwner(caller);
    if (ownerFailure) return refuse(ownerFailure);
    const found = await lookup.find(request);
    if (!found.ok) return refuse(found.failure);
    const { group, isCached } = found.value;
    const allowed = await permit(caller, group);
    if (!allowed.ok) return refuse(allowed.failure, group);
    const seen = await guardRails(caller, request, group, allowed.value);
    if (!seen.ok) return refuse(seen.failure, group);

    const entry = await ledger.begin(caller, request, group);
    const responsible = responsibleAccount(caller);
    const attempt = await tryIdentities(
      {
        action: request.action,
        group,
        accountId: request.accountId,
        namedBy: namingOf(request, isCached),
        personWasThere: seen.value.personWasThere,
      },
      allowed.value,
      responsible,
    );
    const recorded = await ledger.complete(entry, attempt);
    // After the record, which matters more than what the next call can save itself.
    await recordEvidence(attempt, allowed.value, responsible, group.id);
    const { actedAs, result } = attempt;
    if (!result.ok) {
      if (NAME_HAS_MOVED.has(result.failure.code)) await lookup.forget(request);
      return result;
    }
    return ok({
      status: result.value.status,
      groupId: group.id,
      groupName: group.name,
      accountId: request.accountId,
      actedAs,
      certain: result.value.certain,
      recorded,
    });
  };
};

const namingOf = (request: ChangeRequest, isCached: boolean): WriteRequest['namedBy'] => {
  if ('groupId' in request) return 'id';
  return isCached ? 'cached-name' : 'fresh-name';
};

const NAME_HAS_MOVED: ReadonlySet<FailureCode> = new Set(['group-not-found', 'group-mismatch']);
