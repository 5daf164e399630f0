import { makeStepLease } from '../../../src/application/jobs/stepLease';
import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { planIdOf } from '../../fakes/bulk/aPlan';
import { makePredictableCrypto } from '../../fakes/predictableCrypto';
import { describeEachStorage } from './eachStorage';

const jobId = planIdOf(1);
const SECONDS = 60;

describeEachStorage('the lease of a step', (storage) => {
  // IDs that no other invocation creates.
  const { newId } = makePredictableCrypto();
  const lease = (step = 0, seconds = SECONDS) => {
    const { claims } = storage().nextInvocation();
    const { clock } = storage();
    return makeStepLease({ store: claims, clock: clock.now, newId })(jobId, step, seconds);
  };
  const atOnce = async (count: number): Promise<number> =>
    (await Promise.all(Array.from({ length: count }, () => lease()))).filter(Boolean).length;

  test('goes to one caller at a time', async () => {
    expect(await lease()).toBe(true);
    expect(await lease()).toBe(false);
    storage().clock.advance(SECONDS - 1);
    expect(await lease()).toBe(false);
  });

  test('goes to one of several simultaneous callers', async () => {
    expect(await atOnce(10)).toBe(1);
  });

  test('of another step, or of another job, is another', async () => {
    const { claims } = storage();
    await lease();
    expect(await lease(1)).toBe(true);
    const other = makeStepLease({ store: claims, clock: storage().clock.now, newId });
    expect(await other(planIdOf(2), 0, SECONDS)).toBe(true);
  });

  test('passes to one of several callers once its time is over, again and again', async () => {
    for (let holder = 0; holder < 6; holder += 1) {
      expect(await atOnce(8)).toBe(1);
      expect(await atOnce(3)).toBe(0);
      storage().clock.advance(SECONDS);
    }
  });

  test('passes on after the time that its last holder set, not the first', async () => {
    await lease(0, 10);
    storage().clock.advance(10);
    expect(await lease(0, 100)).toBe(true);
    storage().clock.advance(99);
    expect(await lease(0, 10)).toBe(false);
    storage().clock.advance(1);
    expect(await lease(0, 10)).toBe(true);
  });

  test.each([['a text'], [7], [{ until: 0 }], [{ id: 'x', until: 'yesterday' }]])(
    'is held by no one if its value is damaged: %j',
    async (held) => {
      await storage().claims.claim(`step 0 of ${jobId}`, held, SECONDS);
      storage().clock.advance(SECONDS * 100);
      expect(await lease()).toBe(false);
    },
  );

  test('goes to no one while the storage fails', async () => {
    storage().breakDown();
    await expect(lease()).rejects.toThrow(StoreUnavailable);
    storage().repair();
    expect(await lease()).toBe(true);
  });
});
