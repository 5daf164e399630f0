import * as z from 'zod/mini';
import type { Crypto } from '../../application/ports/platform';
import { type DelegationList, MAX_DELEGATED } from '../../application/ports/storage';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import { type GroupId, readGroupIds } from '../../domain/group';
import { changeVersioned, readVersioned } from './versioned';

const KEY = 'delegation';
const SCHEMA = 1;

const storedList = z.strictObject({ schema: z.literal(SCHEMA), groups: z.array(z.string()) });

/** The delegation list in the app's storage: one value, so that a write that lands late is refused. */
export const makeKvsDelegation = ({ newId }: Pick<Crypto, 'newId'>): DelegationList => {
  const list = async (): Promise<GroupId[]> =>
    readList('read delegation', (await readVersioned('read delegation', KEY)).value);

  const change = <T>(
    operation: string,
    run: (before: GroupId[]) => { groups: GroupId[]; result: T },
  ): Promise<T> =>
    changeVersioned(operation, KEY, newId, (stored) => {
      const { groups, result } = run(readList(operation, stored));
      return { next: { schema: SCHEMA, groups }, result };
    });

  return {
    has: async (id) => (await list()).includes(id),
    list,
    add: (id) =>
      change<GroupId[] | 'full'>('add delegation', (before) => {
        const others = before.filter((other) => other !== id);
        if (others.length >= MAX_DELEGATED) return { groups: before, result: 'full' };
        const groups = [...others, id];
        return { groups, result: groups };
      }),
    remove: (id) =>
      change('remove delegation', (before) => {
        const groups = before.filter((other) => other !== id);
        return { groups, result: groups };
      }),
  };
};

const readList = (operation: string, stored: unknown): GroupId[] => {
  if (stored === undefined) return [];
  const parsed = storedList.safeParse(stored);
  const groups = parsed.success ? readGroupIds(parsed.data.groups) : undefined;
  if (!groups) throw new StoreUnavailable(operation, 'unknown form');
  return groups;
};
