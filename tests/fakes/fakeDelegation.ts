import type { DelegationList } from '../../src/application/ports/delegationList';
import type { GroupId } from '../../src/domain/groupId';
import { makeOutage, type Breakable } from './breakable';

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
    read: () => on('read', () => [...list]),
    write: (next) =>
      on('write', () => {
        list = [...next];
      }),
    breakDown: outage.breakDown,
    repair: outage.repair,
  };
};
