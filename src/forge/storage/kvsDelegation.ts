import { readGroupIds } from '../../application/authority/accessGroups';
import type { DelegationList } from '../../application/ports/delegationList';
import type { GroupId } from '../../domain/groupId';
import { inStore } from './store';

const KEY = 'delegation';

/** The delegation list in the app's storage, read once in an invocation. */
export const makeKvsDelegation = (): DelegationList => {
  let known: GroupId[] | undefined;
  return {
    read: async () => {
      known ??=
        readGroupIds(await inStore('read delegation', (store) => store.get<unknown>(KEY))) ?? [];
      return known;
    },
    write: async (groups) => {
      await inStore('write delegation', (store) => store.set(KEY, groups));
      known = groups;
    },
  };
};
