import { responsibleAccount, type Caller } from '../../domain/caller';
import type { Identity } from '../../domain/identity';
import { memoryKeys } from '../memoryKeys';
import type { Memory } from '../ports/memory';
import type { ChangeRequest } from './changeRequest';

/**
 * Reads in one go what a change is going to recall piece by piece. It decides nothing: without it
 * a change comes to the same, a few trips to the storage later.
 */
export type ExpectMemories = (caller: Caller, request: ChangeRequest) => Promise<void>;

export const makeExpectMemories =
  ({ memory }: { memory: Memory }): ExpectMemories =>
  (caller, { group }) => {
    const accountId = responsibleAccount(caller);
    const self: Identity = caller.kind === 'admin' ? { as: 'viewer' } : { as: 'owner', accountId };
    const presence = caller.kind === 'admin' ? 'present' : 'absent';
    return memory.expect([
      memoryKeys.administers(accountId, presence),
      memoryKeys.groupsOf(accountId),
      memoryKeys.accessGroups('admin'),
      memoryKeys.accessGroups('site-admin'),
      memoryKeys.standing({ as: 'app' }, accountId),
      memoryKeys.standing(self, accountId),
      group.by === 'id' ? memoryKeys.groupById(group.id) : memoryKeys.groupByName(group.name),
      ...(group.by === 'name' ? [memoryKeys.nameEndpointRetired] : []),
    ]);
  };
