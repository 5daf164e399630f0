import { WhereConditions } from '@forge/kvs';
import type { DelegationList } from '../../application/ports/delegationList';
import { parseGroupId, type GroupId } from '../../domain/groupId';
import { inStore } from './store';

const PREFIX = 'delegated:';
const MOST_GROUPS = 100; // the largest page of a query; twice what can be delegated

const keyOf = (id: GroupId): string => `${PREFIX}${id}`;

/** The delegation list in the app's storage, one entry for each group. */
export const makeKvsDelegation = (): DelegationList => ({
  has: async (id) =>
    (await inStore('read delegation', (store) => store.get<unknown>(keyOf(id)))) === true,
  list: async () => {
    const page = await inStore('list delegation', (store) =>
      store.query().where('key', WhereConditions.beginsWith(PREFIX)).limit(MOST_GROUPS).getMany(),
    );
    return page.results.flatMap(({ key }) => {
      const id = parseGroupId(key.slice(PREFIX.length));
      return id.ok ? [id.value] : [];
    });
  },
  add: (id) => inStore('add delegation', (store) => store.set(keyOf(id), true)),
  remove: (id) => inStore('remove delegation', (store) => store.delete(keyOf(id))),
});
