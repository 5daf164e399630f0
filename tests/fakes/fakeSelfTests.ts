import type { SelfTestStore } from '../../src/application/ports/storage';
import type { SelfTest } from '../../src/domain/selfTest';
import { type Breakable, makeOutage } from './breakable';
import { makeFakeVersioned } from './bulk/fakeVersioned';

export type FakeSelfTests = SelfTestStore & Breakable;

/** The latest self-test in memory. */
export const makeFakeSelfTests = (): FakeSelfTests => {
  const kept = makeFakeVersioned<SelfTest>();
  const outage = makeOutage();
  return {
    open: async () => {
      await Promise.resolve();
      outage.check('open');
      return kept.open('self-test');
    },
    save: async (test, write) => {
      await Promise.resolve();
      outage.check('save');
      kept.save('save self-test', 'self-test', test, write);
    },
    breakDown: outage.breakDown,
    repair: outage.repair,
  };
};
