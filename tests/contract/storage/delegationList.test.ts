import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { groupIdOf } from '../../fakes/examples';
import { describeEachStorage } from './eachStorage';

describeEachStorage('the delegation list', (storage) => {
  test('is empty initially', async () => {
    expect(await storage().delegation.list()).toEqual([]);
  });

  test('keeps a group until it is removed, for the next invocation too', async () => {
    const groups = Array.from({ length: 50 }, (_, number) => groupIdOf(number + 1));
    for (const group of groups) await storage().delegation.add(group);
    expect(new Set(await storage().nextInvocation().delegation.list())).toEqual(new Set(groups));

    await storage().delegation.remove(groupIdOf(7));
    await storage().delegation.remove(groupIdOf(7));
    const left = await storage().delegation.list();
    expect(left).toHaveLength(49);
    expect(left).not.toContain(groupIdOf(7));
  });

  test('returns the list after a change', async () => {
    const { delegation } = storage();
    expect(await delegation.add(groupIdOf(1))).toEqual([groupIdOf(1)]);
    expect(await delegation.add(groupIdOf(2))).toEqual([groupIdOf(1), groupIdOf(2)]);
    expect(await delegation.remove(groupIdOf(1))).toEqual([groupIdOf(2)]);
    expect(await delegation.remove(groupIdOf(7))).toEqual([groupIdOf(2)]);
  });

  test('accepts 50 groups and no more, even if several are added at once', async () => {
    const { delegation } = storage();
    for (let number = 1; number <= 48; number += 1) await delegation.add(groupIdOf(number));
    const added = await Promise.all([49, 50, 51, 52].map((one) => delegation.add(groupIdOf(one))));
    expect(added.filter((list) => list === 'full')).toHaveLength(2);
    expect(await delegation.list()).toHaveLength(50);
    expect(await delegation.add(groupIdOf(1))).toHaveLength(50); // it is there already
  });

  test('loses nothing in two concurrent changes', async () => {
    const { delegation } = storage();
    await Promise.all([1, 2, 3, 4].map((number) => delegation.add(groupIdOf(number))));
    expect(await delegation.list()).toHaveLength(4);
  });

  test('fails if the storage does, rather than being empty', async () => {
    await storage().delegation.add(groupIdOf(1));
    storage().breakDown();
    const { delegation } = storage().nextInvocation();
    await expect(delegation.list()).rejects.toThrow(StoreUnavailable);
    await expect(delegation.add(groupIdOf(2))).rejects.toThrow(StoreUnavailable);
    await expect(delegation.remove(groupIdOf(1))).rejects.toThrow(StoreUnavailable);
    storage().repair();
    expect(await delegation.list()).toEqual([groupIdOf(1)]);
  });
});
