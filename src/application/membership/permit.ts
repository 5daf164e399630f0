import type { AccountId } from '../../domain/accountId';
import { keyCovers } from '../../domain/automationKey';
import {
  type Caller,
  type Identity,
  isInvokedAsUser,
  type IdentityKind,
  type Presence,
  responsibleAccount,
} from '../../domain/caller';
import type { ChangeAction } from '../../domain/change';
import type { DirectoryGroup, GroupSelector } from '../../domain/group';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { AppAuthorityOf, MayUseAppAuthority } from '../authority/adminCheck';
import type { AccessGroups, Protection } from '../authority/protection';
import type { ReadOwnRecord } from '../record/ownRecord';
import { cacheKeyOfGroup, cacheKeys } from '../ports/cacheKeys';
import type { Written } from '../ports/confluence';
import type { AccessListStore, Cache, DelegationList } from '../ports/storage';

/**
 * The identities that a write in a group may run as for a caller, in the order to try. Never empty.
 */
export type Permit = {
  identities: readonly [Identity, ...Identity[]];
  /** A refusal in a protected group shows nothing about the identity itself. */
  protectedGroup: boolean;
};

/**
 * The part of a permit that one kind of identity may use. Undefined if the permit has no such
 * identity. It only takes identities away, so it gives no one more rights.
 */
export const onlyAs = (permit: Permit, kind: IdentityKind): Permit | undefined => {
  const [first, ...others] = permit.identities.filter((identity) => identity.kind === kind);
  return first && { ...permit, identities: [first, ...others] };
};

/**
 * What an answer shows about the identity that asked. `action` is absent if a removal may have had
 * no one to remove.
 */
export type Verdict = {
  identity: Identity;
  verdict: 'works' | 'refused';
  action?: ChangeAction;
};

/** The result of a write, the identity that it ran as, and what each attempt showed. */
export type Attempt = {
  actedAs: IdentityKind;
  result: Outcome<Written>;
  evidence: readonly Verdict[];
};

/** With `isFree`, the caller was told that the group gives no admin rights: then it must be so. */
export type PermitChange = (
  caller: Caller,
  group: DirectoryGroup,
  isFree?: boolean,
) => Promise<Outcome<Permit>>;

/**
 * Decides what a caller may do in a group. The app gives no caller more rights than they have.
 * Protected groups are for admins at the page only. A key works only for the groups that it names,
 * or for all that are not protected. A rule never uses the app's authority.
 */
export const makePermitChange = (deps: {
  protection: Protection;
  mayUseAppAuthority: MayUseAppAuthority;
}): PermitChange =>
  async function permitChange(caller, group, isFree = false) {
    if (caller.kind === 'key' && !keyCovers(caller.key, group.id))
      return failed('group-not-allowed');
    if (group.management !== 'admins') return failed('externally-managed');
    const protection = await deps.protection(group);
    const self = identityOf(caller);
    if (protection === 'free' && caller.kind === 'rule')
      return ok({ identities: [self], protectedGroup: false });
    if (protection === 'free') {
      const delegated = await deps.mayUseAppAuthority(responsibleAccount(caller), group);
      return ok({
        identities: delegated ? [{ kind: 'app' }, self] : [self],
        protectedGroup: false,
      });
    }
    if (caller.kind === 'admin' && !isFree) return ok({ identities: [self], protectedGroup: true });
    return failed(protection === 'protected' ? 'group-not-allowed' : 'unavailable');
  };

/**
 * Reads what a permit for an admin or a rule depends on, while the group is still being found.
 * Without it the permit is the same, and comes later. If nothing is stored yet, Confluence is asked.
 * If storage fails, the permit reads again what it needs.
 */
export type PreparePermit = (caller: Caller) => Promise<void>;

export const makePreparePermit = (deps: {
  accessGroups: AccessGroups;
  appAuthorityOf: AppAuthorityOf;
}): PreparePermit =>
  async function preparePermit(caller) {
    if (!isInvokedAsUser(caller)) return; // no one waits
    await Promise.allSettled([
      deps.accessGroups('admin'),
      deps.accessGroups('site-admin'),
      ...(caller.kind === 'admin' ? [deps.appAuthorityOf(caller.accountId)] : []),
    ]);
  };

const identityOf = (caller: Caller): Identity =>
  isInvokedAsUser(caller)
    ? { kind: 'viewer' }
    : { kind: 'owner', accountId: responsibleAccount(caller) };

/**
 * Where the page saw a person in a group: at a place in the group's list, or among the person's
 * groups. It is only a place to look, and proves nothing.
 */
export type SeenAt = { kind: 'members'; place: number } | { kind: 'groups' };

/** The requested change: one account, into one group or out of it, perhaps with a reason. */
export type ChangeRequest = GroupSelector & {
  action: ChangeAction;
  accountId: AccountId;
  reason?: string;
  /** For an addition: refuse it if the group may give admin rights. */
  unlessAdminGroup?: true;
  /** For a removal: where to look for the person, so that the result is certain. */
  seen?: SeenAt;
};

/**
 * Reads the stored values that a change needs, all at once. It only saves time: a change without it
 * has the same result. It has no effect, so it may run before the caller is checked. If storage
 * fails, those who need a value read it again.
 */
export type Prefetch = (
  /** The responsible account. An absent owner is impersonated, and a present admin is not. */
  accountId: AccountId,
  presence: Presence,
  request: ChangeRequest,
) => Promise<void>;

export const makePrefetch = (deps: {
  cache: Cache;
  accessLists: Pick<AccessListStore, 'read'>;
  delegation: Pick<DelegationList, 'list'>;
  readOwnRecord: ReadOwnRecord;
}): Prefetch => {
  const { cache, accessLists, delegation, readOwnRecord } = deps;
  return async function prefetch(accountId, presence, request) {
    const self: Identity =
      presence === 'present' ? { kind: 'viewer' } : { kind: 'owner', accountId };
    const cached = [
      cacheKeys.administers(accountId, presence),
      cacheKeys.groupsOf(accountId),
      cacheKeys.capability({ kind: 'app' }, accountId),
      cacheKeys.capability(self, accountId),
      cacheKeyOfGroup(request),
      ...('groupName' in request ? [cacheKeys.nameEndpointRetired] : []),
    ];
    await Promise.allSettled([
      cache.prefetch(cached),
      accessLists.read('admin'),
      accessLists.read('site-admin'),
      delegation.list(),
      ...(request.action === 'remove' && 'groupId' in request
        ? [readOwnRecord([request.groupId])]
        : []),
    ]);
  };
};
