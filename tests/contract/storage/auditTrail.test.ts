import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import type { ChangeEnding, ChangeRecord } from '../../../src/domain/change';
import { aGroup, groupName, keyId, PEOPLE } from '../../fakes/examples';
import { describeEachStorage } from './eachStorage';

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
  test('is empty initially', async () => {
    expect(await storage().audit.newest(50)).toEqual([]);
  });

  test('shows a change that was started as open', async () => {
    await storage().audit.begin(record(1));
    expect(await storage().audit.newest(50)).toEqual([record(1)]);
    expect((await storage().audit.newest(50))[0]).not.toHaveProperty('ending');
  });

  test('shows how a change ended', async () => {
    await storage().audit.begin(record(1));
    await storage().audit.complete(record(1), ENDING);
    expect(await storage().audit.newest(50)).toEqual([{ ...record(1), ending: ENDING }]);
  });

  test('shows whether the author of a change is known', async () => {
    const ending: ChangeEnding = { ...ENDING, outcome: 'already-member', certain: false };
    await storage().audit.begin(record(1));
    await storage().audit.complete(record(1), ending);
    expect(await storage().nextInvocation().audit.newest(50)).toEqual([{ ...record(1), ending }]);
  });

  test('keeps a change that was refused, without a group and by a key', async () => {
    const { group: _none, ...rest } = record(2);
    const refused: ChangeRecord = {
      ...rest,
      actor: { kind: 'key', keyId: keyId('keykeykey1'), ownerId: PEOPLE.siteAdmin },
      ending: { endedAt: rest.begunAt, outcome: 'group-not-found' },
    };
    await storage().audit.begin(refused);
    expect(await storage().audit.newest(50)).toEqual([refused]);
  });

  test('gives the newest first, and no more than asked for', async () => {
    for (const number of [3, 1, 5, 2, 4]) await storage().audit.begin(record(number));
    const newest = await storage().nextInvocation().audit.newest(3);
    expect(newest.map(({ id }) => id)).toEqual([record(5).id, record(4).id, record(3).id]);
  });

  test('does not move a change up when it is completed', async () => {
    await storage().audit.begin(record(1));
    await storage().audit.begin(record(2));
    await storage().audit.complete(record(1), ENDING);
    const newest = await storage().audit.newest(50);
    expect(newest.map(({ id }) => id)).toEqual([record(2).id, record(1).id]);
  });

  test('gives 50 of many', async () => {
    for (let number = 0; number < 60; number += 1) await storage().audit.begin(record(number));
    expect(await storage().audit.newest(50)).toHaveLength(50);
  });

  test('fails if the storage does', async () => {
    storage().breakDown();
    const { audit } = storage();
    await expect(audit.begin(record(1))).rejects.toThrow(StoreUnavailable);
    await expect(audit.complete(record(1), ENDING)).rejects.toThrow(StoreUnavailable);
    await expect(audit.newest(50)).rejects.toThrow(StoreUnavailable);
    storage().repair();
    expect(await audit.newest(50)).toEqual([]);
  });
});
