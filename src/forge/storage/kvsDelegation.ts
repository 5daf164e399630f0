import * as z from 'zod/mini';
import { MAX_DELEGATED, type DelegationList } from '../../application/ports/delegationList';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import type { Crypto } from '../../application/ports/crypto';
import { readGroupIds, type GroupId } from '../../domain/groupId';
import { changeVersioned, readVersioned } from './versioned';

const KEY = 'delegation';
const SCHEMA = 1;

const storedList = z.strictObject({ schema: z.literal(SCHEMA), groups: z.array(z.string()) });

/** The delegation list in the app's storage: one value, so that a write that lands late is refused. */
export const makeKvsDelegation = ({ newId }: Pick<Crypto, 'newId'>): DelegationList => {
  const list = async (): Promise<GroupId[]> =>
    readList('read delegation', (await readVersioned('read delegation', KEY)).value);

  /** Gives the list as it is then. */
  const change = async (
    operation: string,
    changed: (groups: readonly GroupId[]) => GroupId[],
  ): Promise<GroupId[]> => {
    let groups: GroupId[] = [];
    await changeVersioned(operation, KEY, newId, (stored) => {
      groups = changed(readList(operation, stored));
      return { schema: SCHEMA, groups };
    });
    return groups;
  };

  return {
    has: async (id) => (await list()).includes(id),
    list,
    add: async (id) => {
      let isFull = false;
      const groups = await change('add delegation', (before) => {
        const others = before.filter((other) => other !== id);
        isFull = others.length >= MAX_DELEGATED;
        return isFull ? [...before] : [...others, id];
      });
      return isFull ? 'full' : groups;
    },
    remove: (id) => change('remove delegation', (before) => before.filter((other) => other !== id)),
  };
};

const readList = (operation: string, stored: unknown): GroupId[] => {
  if (stored === undefined) return [];
  const parsed = storedList.safeParse(stored);
  const groups = parsed.success ? readGroupIds(parsed.data.groups) : undefined;
  if (!groups) throw new StoreUnavailable(operation, 'unknown form');
  return groups;
};
