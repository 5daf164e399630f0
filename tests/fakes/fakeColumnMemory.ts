import type { ColumnMemory } from '../../src/application/ports/storage';
import type { RememberedColumns } from '../../src/contract/stored';
import { type Breakable, makeOutage } from './breakable';

export type FakeColumnMemory = ColumnMemory & Breakable;

/** The columns of lists in memory. */
export const makeFakeColumnMemory = (): FakeColumnMemory => {
  let lists: readonly RememberedColumns[] = [];
  const outage = makeOutage();
  return {
    read: async () => {
      await Promise.resolve();
      outage.check('read');
      return [...lists];
    },
    change: async (run) => {
      await Promise.resolve();
      outage.check('change');
      lists = run(lists);
    },
    breakDown: outage.breakDown,
    repair: outage.repair,
  };
};
