import { makeWithRetry } from '../../../src/application/concurrency/rateLimitedDirectory';
import { failed, ok, type Outcome } from '../../../src/domain/outcome';
import { FIRST_RATE, type RequestRate } from '../../../src/domain/requestRate';
import { makeVirtualTime } from '../../fakes/bulk/virtualTime';

const LIMITED = (retryAfterSeconds?: number, hourlyPoolEmpty?: true) =>
  failed('rate-limited', {
    httpStatus: 429,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(hourlyPoolEmpty && { hourlyPoolEmpty }),
  });

const AT_90: RequestRate = {
  ...{ perSecond: 90, accepted: 270, seconds: 3 },
  limit: { floor: 90, ceiling: 90, holdSeconds: 60 },
};

/** A read that records its times and gets these answers in turn, then "yes". */
const aRead = (answers: Outcome<string>[] = [], timeLeft = 17_000, start = AT_90) => {
  const time = makeVirtualTime();
  const startedAt = time.now();
  const at: number[] = [];
  const left = () => Math.max(0, startedAt + timeLeft - time.now());
  const siteRate = { read: () => Promise.resolve(start) };
  const withRetry = makeWithRetry({
    ...{ siteRate, clock: time.now, pause: time.pause, timeLeft: left },
  });
  const read = withRetry((_question: number) => {
    at.push(Math.round(time.now() - startedAt));
    return Promise.resolve(answers.shift() ?? ok('yes'));
  });
  return { time, at, read, sinceBegun: () => time.now() - startedAt };
};

const ask = ({ time, read }: ReturnType<typeof aRead>, count: number) =>
  time.until(Promise.all(Array.from({ length: count }, (_, question) => read(question))));

describe('a read with retries', () => {
  test('is sent at the rate that is known for the site, however many ask at once', async () => {
    const asked = aRead();
    expect(await ask(asked, 181)).toEqual(Array(181).fill(ok('yes')));
    expect([asked.at[0], asked.at[90], asked.at[180]]).toEqual([0, 1_000, 2_000]);
  });

  test('starts at ten a second on an unknown site, and climbs quickly', async () => {
    const asked = aRead([], 17_000, FIRST_RATE);
    expect(await ask(asked, 500)).toEqual(Array(500).fill(ok('yes')));
    expect(asked.at.filter((at) => at < 200).length).toBeLessThan(5);
    expect(asked.at.at(-1)).toBeLessThan(4_000);
  });

  test('waits as long as Confluence asks, and then continues more slowly', async () => {
    const asked = aRead([LIMITED(2)]);
    expect(await ask(asked, 3)).toEqual([ok('yes'), ok('yes'), ok('yes')]);
    const [first, second = 0, third = 0] = asked.at;
    expect([first, second]).toEqual([0, 2_000]);
    expect(third - second).toBeGreaterThan(12); // it was 11
  });

  test('waits a second if Confluence does not say how long', async () => {
    const asked = aRead([LIMITED()]);
    expect(await ask(asked, 1)).toEqual([ok('yes')]);
    expect(asked.at).toEqual([0, 1_000]);
  });

  test.each<[string, Outcome<string>]>([
    ['for longer than a resolver can', LIMITED(6)],
    ['until the hour turns', LIMITED(3, true)],
    ['for nothing', failed('unavailable')],
  ])('is not repeated if it would have to wait %s', async (_what, answer) => {
    const asked = aRead([answer]);
    expect(await ask(asked, 1)).toEqual([answer]);
    expect(asked.at).toEqual([0]);
  });

  test.each<[string, Outcome<string>]>([
    ['the hour', LIMITED(3, true)],
    ['longer than a resolver can', LIMITED(6)],
  ])('that is told to wait for %s answers every read that follows', async (_what, answer) => {
    const asked = aRead([answer]);
    expect(await ask(asked, 500)).toEqual(Array(500).fill(answer));
    expect(asked.at).toHaveLength(1);
  });

  test('is not sent if its turn comes too late', async () => {
    const asked = aRead([], 1_000);
    const answers = await ask(asked, 500);
    expect(answers.filter(({ ok: isOk }) => isOk)).toHaveLength(90);
    expect(answers.at(-1)).toEqual(failed('unavailable'));
    expect(asked.at.at(-1)).toBeLessThan(1_000);
    expect(asked.sinceBegun()).toBeLessThan(1_001);
  });

  test.each([1, 3, 4, 5])(
    'ends in time with Confluence’s answer, when told to wait %d s again and again',
    async (seconds) => {
      const asked = aRead(Array(10_000).fill(LIMITED(seconds)) as Outcome<string>[]);
      const startedAt = asked.time.now();
      const answers = await ask(asked, 500);
      expect(asked.time.now() - startedAt).toBeLessThanOrEqual(17_000);
      expect(answers[0]).toEqual(LIMITED(seconds));
    },
  );

  test('is given up after four attempts', async () => {
    const asked = aRead(Array(5).fill(LIMITED(1)) as Outcome<string>[]);
    expect(await ask(asked, 1)).toEqual([LIMITED(1)]);
    expect(asked.at).toHaveLength(4);
  });
});
