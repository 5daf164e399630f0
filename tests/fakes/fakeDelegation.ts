import { type DelegationList, MAX_DELEGATED } from '../../src/application/ports/storage';
import type { GroupId } from '../../src/domain/group';
import { type Breakable, makeOutage } from './breakable';

export type FakeDelegation = DelegationList & Breakable;

/** A delegation list in memory. */
export const makeFakeDelegation = (groups: readonly GroupId[] = []): FakeDelegation => {
  let list = [...groups];
  const outage = makeOutage();
  const on = async <T>(operation: string, run: () => T): Promise<T> => {
    await Promise.resolve();
    outage.check(operation);
    return run();
  };
  return {
    list: () => on('list', () => [...list]),
    add: (id) =>
      on('add', () => {
        const others = list.filter((other) => other !== id);
        if (others.length >= MAX_DELEGATED) return 'full';
        list = [...others, id];
        return [...list];
      }),
    remove: (id) =>
      on('remove', () => {
        list = list.filter((other) => other !== id);
        return [...list];
      }),
    breakDown: outage.breakDown,
    repair: outage.repair,
  };
};
