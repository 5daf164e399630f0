import { makeSiteRate } from '../../../src/application/concurrency/siteRate';
import { FIRST_RATE, type RequestRate } from '../../../src/domain/requestRate';
import { makeFakeCache } from '../../fakes/fakeCache';
import { NOON } from '../../fakes/steerableClock';

const rateOf = (perSecond: number): RequestRate => ({
  ...{ perSecond, accepted: 900, seconds: 9 },
  limit: { floor: perSecond - 2, ceiling: perSecond + 2, holdSeconds: 30 },
});

const arrange = () => {
  const cache = makeFakeCache(() => NOON);
  const written: unknown[] = [];
  const put: typeof cache.put = async (key, value, seconds) => {
    written.push(value);
    await cache.put(key, value, seconds);
  };
  return { cache, written, siteRate: makeSiteRate({ cache: { ...cache, put } }) };
};

test('an unknown site has the first rate', async () => {
  expect(await arrange().siteRate.read()).toEqual(FIRST_RATE);
});

test('a rate is stored only if it is news', async () => {
  const { written, siteRate } = arrange();
  await siteRate.keep(rateOf(100));
  await siteRate.keep(rateOf(104));
  expect(written).toHaveLength(1);
  await siteRate.keep(rateOf(50));
  expect(written).toHaveLength(2);
  expect((await siteRate.read()).perSecond).toBeCloseTo(50, 0);
});

test('storage that fails costs only what was learned', async () => {
  const { cache, siteRate } = arrange();
  await siteRate.keep(rateOf(100));
  cache.breakDown();
  await siteRate.keep(rateOf(50));
  expect(await siteRate.read()).toEqual(FIRST_RATE);
});
