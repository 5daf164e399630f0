import {
  afterAccepted,
  afterRefusal,
  FIRST_RATE,
  isRateNews,
  rateToKeep,
  type RequestRate,
} from '../../../src/domain/requestRate';

/** The rate after this many seconds of accepted requests. */
const steady = (rate: RequestRate, seconds: number): RequestRate => {
  let next = rate;
  for (let passed = 0; passed < seconds; passed += 1 / next.perSecond) next = afterAccepted(next);
  return next;
};

const refusedAt100 = (): RequestRate =>
  afterRefusal({ perSecond: 100, accepted: 950, seconds: 9.5, limit: ANY }, 100);
const ANY = { floor: 90, ceiling: 100, holdSeconds: 20 };

test('doubles several times in the first two seconds, up to 220 a second', () => {
  expect(FIRST_RATE.perSecond).toBe(10);
  expect(steady(FIRST_RATE, 1).perSecond).toBeGreaterThan(40);
  expect(steady(FIRST_RATE, 60).perSecond).toBe(220);
});

test('a refusal shows at least and at most how high the limit is', () => {
  const { perSecond, limit } = refusedAt100();
  expect(limit).toEqual({ floor: 95, ceiling: 100, holdSeconds: 38 });
  expect(perSecond).toBe(95);
});

test('after a refusal, the rate climbs to the ceiling and stays below it for a while', () => {
  const refused = refusedAt100();
  const rates = [1, 3, 20, 37].map((seconds) => steady(refused, seconds).perSecond);
  expect(rates).toEqual(rates.toSorted((one, other) => one - other));
  expect(rates[0]).toBeGreaterThan(96);
  expect(rates[3]).toBeLessThanOrEqual(100);
});

test('without further refusals, a higher limit is looked for, faster and faster', () => {
  const refused = refusedAt100();
  const [little, more] = [steady(refused, 48).perSecond, steady(refused, 78).perSecond];
  expect(little).toBeLessThan(105);
  expect(more).toBeGreaterThan(200);
});

test('waits longer before each search, but at most 90 seconds', () => {
  const hold = (seconds: number) =>
    afterRefusal({ perSecond: 100, accepted: 100 * seconds, seconds, limit: ANY }, 100).limit
      ?.holdSeconds;
  expect([0, 5, 10, 100].map(hold)).toEqual([15, 20, 40, 90]);
});

test('refusals with nothing accepted in between slow down to one a second, but prove no limit', () => {
  let rate = refusedAt100();
  for (let refused = 0; refused < 10; refused += 1) rate = afterRefusal(rate, undefined);
  expect(rate.perSecond).toBe(1);
  expect(rate.limit?.ceiling).toBe(100);
  expect(steady(rate, 5).perSecond).toBeGreaterThan(30);
  expect(steady(rate, 5).perSecond).toBeLessThan(70);
});

test('what slow answers left unused does not count as proven', () => {
  const rate = { perSecond: 100, accepted: 950, seconds: 9.5, limit: ANY };
  expect(afterRefusal(rate, 10).limit).toMatchObject({ ceiling: 10 });
});

describe('the rate that is kept for the next job', () => {
  test('is between floor and ceiling, wherever the job was', () => {
    expect(rateToKeep(refusedAt100()).perSecond).toBe(97);
    expect(rateToKeep(steady(refusedAt100(), 30)).perSecond).toBe(97);
  });

  test('continues to climb as if the limit had just been reached', () => {
    const kept = rateToKeep(refusedAt100());
    const next = afterAccepted(kept).perSecond;
    expect(next).toBeGreaterThanOrEqual(kept.perSecond);
    expect(next).toBeLessThan(1.01 * kept.perSecond);
  });

  test('is higher if the job found the limit raised', () => {
    const kept = rateToKeep(steady(refusedAt100(), 78));
    expect(kept.perSecond).toBeGreaterThan(140);
    expect(afterAccepted(kept).perSecond).toBeGreaterThanOrEqual(kept.perSecond);
  });

  test('is what was reached if nothing was refused', () => {
    const reached = steady(FIRST_RATE, 1);
    expect(rateToKeep(reached)).toEqual({ ...FIRST_RATE, perSecond: reached.perSecond });
  });

  test('is news if it is the first, or differs by more than 5 %', () => {
    const kept = rateToKeep(refusedAt100());
    expect(isRateNews(kept, undefined)).toBe(true);
    expect(isRateNews({ ...kept, perSecond: 100 }, kept)).toBe(false);
    expect(isRateNews({ ...kept, perSecond: 90 }, kept)).toBe(true);
  });
});
