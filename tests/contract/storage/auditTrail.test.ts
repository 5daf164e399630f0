import { kvs } from '@forge/kvs';
import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import type { ChangeEnding, ChangeRecord } from '../../../src/domain/change';
import type { GroupId } from '../../../src/domain/group';
import { aGroup, groupIdOf, groupName, keyId, PEOPLE } from '../../fakes/examples';
import { describeEachStorage } from './eachStorage';
import { startKvs } from './startKvs';
import type { Ports } from './storageUnderTest';

const record = (number: number, over: Partial<ChangeRecord> = {}): ChangeRecord => ({
  schema: 1,
  id: `record${number.toString().padStart(18, '0')}`,
  actor: { kind: 'account', accountId: PEOPLE.siteAdmin },
  action: 'add',
  accountId: PEOPLE.newcomer,
  group: { id: aGroup().id, name: groupName('R&D / "Café" 🚀') },
  begunAt: new Date(Date.UTC(2026, 10, 23, 12, 0, number)).toISOString(),
  ...over,
});

const ENDING: ChangeEnding = {
  endedAt: '2026-11-23T12:00:01.000Z',
  outcome: 'added',
  actedAs: 'viewer',
  certain: true,
  httpStatus: 201,
};

describeEachStorage('the record of changes', (storage) => {
  const newest = async ({ audit }: Pick<Ports, 'audit'> = storage(), limit = 50) =>
    (await audit.list(limit))?.records ?? [];

  test('is empty initially', async () => {
    expect(await newest()).toEqual([]);
  });

  test('shows a change that was started as open', async () => {
    await storage().audit.begin(record(1));
    expect(await newest()).toEqual([record(1)]);
    expect((await newest())[0]).not.toHaveProperty('ending');
  });

  test('shows how a change ended', async () => {
    await storage().audit.begin(record(1));
    await storage().audit.complete(record(1), ENDING);
    expect(await newest()).toEqual([{ ...record(1), ending: ENDING }]);
  });

  test('shows whether the author of a change is known', async () => {
    const ending: ChangeEnding = { ...ENDING, outcome: 'already-member', certain: false };
    await storage().audit.begin(record(1));
    await storage().audit.complete(record(1), ending);
    expect(await newest(storage().nextInvocation())).toEqual([{ ...record(1), ending }]);
  });

  test('keeps a change that was refused, without a group and by a key', async () => {
    const { group: _none, ...rest } = record(2);
    const refused: ChangeRecord = {
      ...rest,
      actor: { kind: 'key', keyId: keyId('keykeykey1'), ownerId: PEOPLE.siteAdmin },
      ending: { endedAt: rest.begunAt, outcome: 'group-not-found' },
    };
    await storage().audit.begin(refused);
    expect(await newest()).toEqual([refused]);
  });

  test('gives the newest first, and no more than asked for', async () => {
    for (const number of [3, 1, 5, 2, 4]) await storage().audit.begin(record(number));
    const three = await newest(storage().nextInvocation(), 3);
    expect(three.map(({ id }) => id)).toEqual([record(5).id, record(4).id, record(3).id]);
  });

  test('does not move a change up when it is completed', async () => {
    await storage().audit.begin(record(1));
    await storage().audit.begin(record(2));
    await storage().audit.complete(record(1), ENDING);
    const both = await newest();
    expect(both.map(({ id }) => id)).toEqual([record(2).id, record(1).id]);
  });

  test('gives 50 of many', async () => {
    for (let number = 0; number < 60; number += 1) await storage().audit.begin(record(number));
    expect(await newest()).toHaveLength(50);
  });

  describe('read in parts', () => {
    const OTHER = { id: groupIdOf(2), name: groupName('other') };

    /** The numbers of the records of each page, to the last. */
    const pages = async (limit: number, of: { groupId?: GroupId } = {}) => {
      const listed: number[][] = [];
      let from: string | undefined;
      do {
        const { audit } = storage().nextInvocation();
        const list = await audit.list(limit, { ...of, ...(from !== undefined && { from }) });
        listed.push((list?.records ?? []).map(({ id }) => Number(id.slice('record'.length))));
        from = list?.next;
      } while (from !== undefined);
      return listed;
    };

    test.each([
      [2, [[5, 4], [3, 2], [1]]],
      [5, [[5, 4, 3, 2, 1]]],
      [50, [[5, 4, 3, 2, 1]]],
    ])('continues where a page of %d ended', async (limit, expected) => {
      for (const number of [3, 1, 5, 2, 4]) await storage().audit.begin(record(number));
      expect(await pages(limit)).toEqual(expected);
    });

    test('names only the changes of a group, if one is given', async () => {
      for (const number of [1, 2, 3, 4, 5])
        await storage().audit.begin(record(number, number % 2 === 0 ? { group: OTHER } : {}));
      expect(await pages(1, { groupId: OTHER.id })).toEqual([[4], [2]]);
      expect(await pages(2, { groupId: aGroup().id })).toEqual([[5, 3], [1]]);
      expect(await pages(50, { groupId: groupIdOf(3) })).toEqual([[]]);
    });

    test('names a change of a group once, with its ending', async () => {
      await storage().audit.begin(record(1));
      await storage().audit.complete(record(1), ENDING);
      expect(await storage().audit.list(50, { groupId: aGroup().id })).toEqual({
        records: [{ ...record(1), ending: ENDING }],
      });
    });

    test('leaves out a refused change without a group, if one is given', async () => {
      const { group: _none, ...refused } = record(1);
      await storage().audit.begin(refused);
      expect(await pages(50, { groupId: aGroup().id })).toEqual([[]]);
      expect(await pages(50)).toEqual([[1]]);
    });

    test('does not know a place that it did not name', async () => {
      await storage().audit.begin(record(1));
      for (const of of [{}, { groupId: aGroup().id }])
        expect(await storage().audit.list(50, { ...of, from: 'elsewhere' })).toBeUndefined();
    });
  });

  test('fails if the storage does', async () => {
    storage().breakDown();
    const { audit } = storage();
    await expect(audit.begin(record(1))).rejects.toThrow(StoreUnavailable);
    await expect(audit.complete(record(1), ENDING)).rejects.toThrow(StoreUnavailable);
    await expect(audit.list(50)).rejects.toThrow(StoreUnavailable);
    storage().repair();
    expect(await audit.list(50)).toEqual({ records: [] });
  });
});

test('a record from before records had a group’s ID is only in the list of all', async () => {
  const started = await startKvs();
  const { audit } = started.fresh();
  const { schema, begunAt, id } = record(1);
  await kvs.entity('change-record').set(id, { schema, begunAt, record: record(1) });
  expect(await audit.list(50)).toEqual({ records: [record(1)] });
  expect(await audit.list(50, { groupId: aGroup().id })).toEqual({ records: [] });
  started.close();
});
