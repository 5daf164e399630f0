import type { Clock } from '../../application/ports/platform';
import type { AccessList, AccessListStore } from '../../application/ports/storage';
import type { GroupAccess } from '../../application/ports/confluence';
import { readAccessList } from '../../contract/stored';
import { keepBriefly } from './keepBriefly';
import { inStore } from './store';

const keyOf = (access: GroupAccess): string => `access-list:${access}`;

/**
 * The lists of groups that give an access, in the app's storage. Each has the time when it was read,
 * so a late write does no harm: it brings an old list back, and the list says how old it is.
 */
export const makeKvsAccessLists = ({ clock }: { clock: Clock }): AccessListStore => {
  const kept = keepBriefly<AccessList | undefined>(clock);
  return {
    read: (access) =>
      kept.get(access, async () =>
        readAccessList(
          await inStore('read access list', (store) => store.get<unknown>(keyOf(access))),
        ),
      ),
    save: async (access, list) => {
      await inStore('save access list', (store) => store.set(keyOf(access), list));
      kept.forget(access);
    },
  };
};
