import { makeSharedDelegation } from '../../../src/application/authority/sharedDelegation';
import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { groupIdOf } from '../../fakes/examples';
import { makeFakeDelegation } from '../../fakes/fakeDelegation';
import { makeSteerableClock } from '../../fakes/steerableClock';

const [one, other] = [groupIdOf(1), groupIdOf(2)];

const arrange = () => {
  const clock = makeSteerableClock();
  const stored = makeFakeDelegation([one]);
  return { clock, stored, shared: makeSharedDelegation({ delegation: stored, clock: clock.now }) };
};

test('a list that was read less than a second ago is used again', async () => {
  const { clock, stored, shared } = arrange();
  expect(await shared.list()).toEqual([one]);
  await stored.remove(one);
  clock.advance(0.999);
  expect(await shared.list()).toEqual([one]);
  clock.advance(0.001);
  expect(await shared.list()).toEqual([]);
});

test('a list that could not be read is not used again', async () => {
  const { stored, shared } = arrange();
  stored.breakDown('list');
  await expect(shared.list()).rejects.toThrow(StoreUnavailable);
  stored.repair();
  expect(await shared.list()).toEqual([one]);
});

test('a change is made at once', async () => {
  const { stored, shared } = arrange();
  await shared.add(other);
  expect(await stored.list()).toEqual([one, other]);
});
