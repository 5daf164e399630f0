import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { makeSave } from '../../../src/application/ports/versions';
import type { SelfTest } from '../../../src/domain/selfTest';
import { makeKvsSelfTest } from '../../../src/forge/storage/kvsSelfTest';
import { writeVersioned } from '../../../src/forge/storage/versioned';
import { groupIdOf, groupName, PEOPLE } from '../../fakes/examples';
import { describeEachStorage } from './eachStorage';
import { startKvs } from './startKvs';

const TEST: SelfTest = {
  ...{ id: 'a'.repeat(24), by: PEOPLE.siteAdmin, accountId: PEOPLE.newcomer },
  ...{ startedAt: 1_000, busyUntil: 31_000, queuedAt: 2_000, keptBy: PEOPLE.confluenceAdmin },
  isOver: true,
  group: { id: groupIdOf(1), name: groupName('editors') },
  trials: [
    {
      ...{ identity: 'app', state: 'ended' },
      add: { at: 1_500, outcome: 'added', certain: true, httpStatus: 201 },
      removal: { at: 1_600, outcome: 'removed', certain: true, httpStatus: 204 },
    },
    { identity: 'owner', state: 'planned' },
  ],
};

let ids = 0;
const newId = (): string => {
  ids += 1;
  return `version ${ids}`;
};

describeEachStorage('the latest self-test', (storage) => {
  const save = async (test: SelfTest, ports = storage().selfTests): Promise<void> => {
    await makeSave((await ports.open()).version, newId, ports.save)(test);
  };

  test('is none at first', async () => {
    expect(await storage().selfTests.open()).toEqual({ value: undefined, version: undefined });
  });

  test('is kept for later invocations, with all of its trials', async () => {
    await save(TEST);
    expect((await storage().nextInvocation().selfTests.open()).value).toEqual(TEST);
  });

  test('is written by one of two who opened it at the same time', async () => {
    const { selfTests } = storage();
    const { version } = await selfTests.open();
    await makeSave(version, newId, selfTests.save)(TEST);
    const late = makeSave(version, newId, selfTests.save)({ ...TEST, id: 'b'.repeat(24) });
    await expect(late).rejects.toMatchObject({ code: 'superseded' });
    expect((await selfTests.open()).value).toEqual(TEST);
  });

  test('throws if storage fails', async () => {
    storage().breakDown();
    await expect(storage().selfTests.open()).rejects.toThrow(StoreUnavailable);
  });
});

test('a self-test of an unknown form does not count as none', async () => {
  const started = await startKvs();
  started.fresh();
  const write = { version: 'v' as never, over: [undefined] };
  await writeVersioned('save self-test', 'self-test', { schema: 2 }, write);
  await expect(makeKvsSelfTest().open()).rejects.toThrow(StoreUnavailable);
  started.close();
});
