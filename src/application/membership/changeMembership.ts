import type { AccountId } from '../../domain/accountId';
import { keyAllows } from '../../domain/automationKey';
import { type Caller, type Identity, presenceOf, responsibleAccount } from '../../domain/caller';
import type { EvidenceSource } from '../../domain/capability';
import type { Change, ChangeAction } from '../../domain/change';
import type { DirectoryGroup, GroupId } from '../../domain/group';
import {
  failed,
  type Failed,
  type Failure,
  type FailureCode,
  ok,
  type Outcome,
} from '../../domain/outcome';
import type { AdminCheck } from '../authority/adminCheck';
import type { Capabilities } from '../authority/capabilities';
import { allSettledOrThrow } from '../concurrency/allSettledOrThrow';
import type { LookupForChange } from '../groups/groupLookup';
import type { ChangeMember, WriteRequest, Written } from '../ports/confluence';
import type { ChangeLedger } from './changeLedger';
import type { GuardRails } from './guardRails';
import type {
  Attempt,
  ChangeRequest,
  Permit,
  PermitChange,
  Prefetch,
  PreparePermit,
  Verdict,
} from './permit';

/**
 * `alongside` gets the outcome of a write and runs while its record is completed. It is not called
 * for a change that was refused before.
 */
export type ChangeMembership = (
  caller: Caller,
  request: ChangeRequest,
  alongside?: (outcome: Outcome<Pick<Change, 'status'>>) => Promise<void>,
) => Promise<Outcome<Change>>;

/**
 * Adds one account to one group, or removes it, for a trusted caller. It finds and checks the
 * group, records the change, and only then writes it. Every end is an outcome and on record.
 *
 * Throws `StoreUnavailable` if nothing could be recorded. Then nothing was done.
 */
export const makeChangeMembership = (deps: {
  adminCheck: AdminCheck;
  lookup: LookupForChange;
  preparePermit: PreparePermit;
  permit: PermitChange;
  guardRails: GuardRails;
  tryIdentities: TryIdentities;
  ledger: ChangeLedger;
  recordEvidence: RecordEvidence;
  prefetch: Prefetch;
}): ChangeMembership => {
  const { adminCheck, lookup, preparePermit, permit, guardRails } = deps;
  const { tryIdentities, ledger, recordEvidence, prefetch } = deps;

  /**
   * Why a key may not make a change in any group: it does not allow the action, or its owner may
   * change nothing. Undefined for other callers, which a guard has checked.
   */
  const refuseKey = async (caller: Caller, action: ChangeAction): Promise<Failure | undefined> => {
    if (caller.kind !== 'key') return undefined;
    if (!keyAllows(caller.key, action)) return failed('group-not-allowed').failure;
    const isAdmin = await adminCheck(caller.key.ownerId, presenceOf(caller));
    if (!isAdmin.ok) return isAdmin.failure;
    return isAdmin.value ? undefined : failed('not-an-admin').failure;
  };

  return async function changeMembership(caller, request, alongside = nothing) {
    const refuse = async (failure: Failure, group?: DirectoryGroup): Promise<Failed> => {
      await ledger.refused(caller, request, failure, group);
      return { ok: false, failure };
    };

    await prefetch(responsibleAccount(caller), presenceOf(caller), request);
    const keyFailure = await refuseKey(caller, request.action);
    if (keyFailure) return await refuse(keyFailure);
    const [found] = await allSettledOrThrow([lookup.find(request), preparePermit(caller)]);
    if (!found.ok) return await refuse(found.failure);
    const { group, isCached } = found.value;
    const allowed = await permit(caller, group);
    if (!allowed.ok) return await refuse(allowed.failure, group);
    if (request.unlessAdminGroup && allowed.value.protectedGroup)
      return await refuse(failed('group-not-allowed').failure, group);
    const seen = await guardRails(caller, request, group, allowed.value);
    if (!seen.ok) return await refuse(seen.failure, group);

    const entry = await ledger.begin(caller, request, group);
    const responsible = responsibleAccount(caller);
    const attempt = await tryIdentities(
      {
        action: request.action,
        group,
        accountId: request.accountId,
        namedBy: namingOf(request, isCached),
        ...seen.value,
      },
      allowed.value,
      responsible,
    );
    const { actedAs, result } = attempt;
    const [recorded] = await allSettledOrThrow([
      ledger.complete(entry, attempt),
      recordEvidence(attempt, allowed.value, responsible, group.id),
      alongside(result),
    ]);
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
      ...(result.value.httpStatus === ACCEPTED && { pending: true }),
    });
  };
};

const nothing = (): Promise<void> => Promise.resolve();

const ACCEPTED = 202; // Confluence intends to make the change

const namingOf = (request: ChangeRequest, isCached: boolean): WriteRequest['namedBy'] => {
  if ('groupId' in request) return 'id';
  return isCached ? 'cached-name' : 'fresh-name';
};

const NAME_HAS_MOVED: ReadonlySet<FailureCode> = new Set(['group-not-found', 'group-mismatch']);

export type TryIdentities = (
  request: WriteRequest,
  permit: Permit,
  responsible: AccountId,
) => Promise<Attempt>;

/**
 * Tries the identities of a permit in order. Only a refusal from Confluence leads to the next one.
 * An identity that is known to be refused is skipped if another one remains.
 */
export const makeTryIdentities = (deps: {
  changeMember: ChangeMember;
  capabilities: Capabilities;
}): TryIdentities => {
  const { changeMember, capabilities } = deps;

  const notKnownRefused = async (
    { identities }: Permit,
    responsible: AccountId,
  ): Promise<readonly Identity[]> => {
    const known = await allSettledOrThrow(
      identities.map((identity) => capabilities.of(identity, responsible)),
    );
    return identities.filter((_, index) => known[index] !== 'refused');
  };

  return async function tryIdentities(request, permit, responsible) {
    const [first, ...others] = await notKnownRefused(permit, responsible);
    // If all are known to be refused, the last one is tried anyway, because permissions change.
    let identity = first ?? lastOf(permit.identities);
    const evidence: Verdict[] = [];
    for (;;) {
      const result = await changeMember(request, identity);
      const verdict = verdictOf(result);
      const proves = !result.ok || result.value.status === 'added' || result.value.certain;
      if (verdict) evidence.push({ identity, verdict, ...(proves && { action: request.action }) });
      const next = verdict === 'refused' ? others.shift() : undefined;
      if (next === undefined) return { actedAs: identity.kind, result, evidence };
      identity = next;
    }
  };
};

/**
 * What an answer shows about its identity. Undefined if it shows nothing. If Confluence rejects the
 * app or an absent owner, that shows nothing, because it may accept them minutes after an
 * installation.
 */
const verdictOf = (result: Outcome<Written>): Verdict['verdict'] | undefined => {
  if (!result.ok) return result.failure.code === 'not-permitted' ? 'refused' : undefined;
  // "Already a member" and a 404 can come before Confluence checks permissions.
  const { status } = result.value;
  return status === 'added' || status === 'removed' ? 'works' : undefined;
};

const lastOf = ([first, ...others]: Permit['identities']): Identity => others.at(-1) ?? first;

/**
 * Notes what an attempt has shown about each identity. A refusal in a protected group shows nothing
 * about the identity itself.
 */
export type RecordEvidence = (
  attempt: Attempt,
  permit: Permit,
  responsible: AccountId,
  groupId: GroupId,
  source?: EvidenceSource,
) => Promise<void>;

export const makeRecordEvidence = ({
  capabilities,
}: {
  capabilities: Capabilities;
}): RecordEvidence =>
  async function recordEvidence({ evidence }, { protectedGroup }, responsible, groupId, source) {
    for (const { identity, verdict, action } of evidence)
      if (verdict === 'works')
        await capabilities.noteSuccess(identity, responsible, source, action);
      else if (!protectedGroup)
        await capabilities.noteRefusal(identity, responsible, groupId, action);
  };
