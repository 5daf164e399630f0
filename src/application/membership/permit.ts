import type { Caller } from '../../domain/caller';
import { responsibleAccount } from '../../domain/caller';
import { keyCovers } from '../../domain/automationKey';
import type { DirectoryGroup } from '../../domain/directoryGroup';
import type { Identity } from '../../domain/identity';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { MayUseAppAuthority } from '../authority/mayUseAppAuthority';
import type { Protection } from '../authority/protection';

/** Whom a write in a group may run as for a caller, in the order to try. Never empty. */
export type Permit = {
  identities: readonly [Identity, ...Identity[]];
  /** A refusal in a protected group says nothing about the identity itself. */
  protectedGroup: boolean;
};

export type PermitChange = (caller: Caller, group: DirectoryGroup) => Promise<Outcome<Permit>>;

/**
 * Decides what a caller may do in a group: the app lends nobody more than they hold, protected
 * groups are for present admins only, and a key opens only the groups that it names.
 */
export const makePermitChange =
  (deps: { protection: Protection; mayUseAppAuthority: MayUseAppAuthority }): PermitChange =>
  async (caller, group) => {
    if (caller.kind === 'key' && !keyCovers(caller.key, group.id))
      return failed('group-not-allowed');
    if (group.management !== 'admins') return failed('externally-managed');
    const protection = await deps.protection(group);
    const self = identityOf(caller);
    if (protection === 'free') {
      const delegated = await deps.mayUseAppAuthority(responsibleAccount(caller), group);
      return ok({
        identities: delegated ? [{ as: 'app' }, self] : [self],
        protectedGroup: false,
      });
    }
    if (caller.kind === 'admin') return ok({ identities: [self], protectedGroup: true });
    return failed(protection === 'protected' ? 'group-not-allowed' : 'unavailable');
  };

const identityOf = (caller: Caller): Identity =>
  caller.kind === 'admin'
    ? { as: 'viewer' }
    : { as: 'owner', accountId: responsibleAccount(caller) };
