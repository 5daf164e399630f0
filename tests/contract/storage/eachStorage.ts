import { startFakes } from './startFakes';
import { startKvs } from './startKvs';
import type { StorageUnderTest } from './storageUnderTest';

/** Runs a suite against the fake and against the real adapter, each time with nothing stored. */
export const describeEachStorage = (
  subject: string,
  suite: (storage: () => StorageUnderTest) => void,
): void => {
  describe.each([
    ['fake', startFakes],
    ['adapter', startKvs],
  ])(`${subject} (%s)`, (_kind, start) => {
    let started: Awaited<ReturnType<typeof start>>;
    let storage: StorageUnderTest;
    beforeAll(async () => {
      started = await start();
    });
    beforeEach(() => {
      storage = started.fresh();
    });
    afterAll(() => {
      started.close();
    });
    suite(() => storage);
  });
};
