import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { groupIdOf } from '../../fakes/examples';
import { describeEachStorage } from './eachStorage';

describeEachStorage('the delegation list', (storage) => {
  test('is empty at first', async () => {
    expect(await storage().delegation.read()).toEqual([]);
  });

  test('is read as it was written, in the same invocation and in the next', async () => {
    await storage().delegation.read();
    const groups = Array.from({ length: 200 }, (_, number) => groupIdOf(number));
    await storage().delegation.write(groups);
    expect(await storage().delegation.read()).toEqual(groups);
    expect(await storage().nextInvocation().delegation.read()).toEqual(groups);
    await storage().delegation.write([]);
    expect(await storage().nextInvocation().delegation.read()).toEqual([]);
  });

  test('fails where the storage does, rather than be empty', async () => {
    await storage().delegation.write([groupIdOf(1)]);
    storage().breakDown();
    const { delegation } = storage().nextInvocation();
    await expect(delegation.read()).rejects.toThrow(StoreUnavailable);
    await expect(delegation.write([])).rejects.toThrow(StoreUnavailable);
    storage().repair();
    expect(await delegation.read()).toEqual([groupIdOf(1)]);
  });
});
