import { makeRandom } from '../../../dev-host/random';
import { makePacer, type Pacer } from '../../../src/application/jobs/pacer';
import { FIRST_PACE, type PaceState } from '../../../src/domain/job/pace';
import type { RequestRate } from '../../../src/domain/requestRate';
import { makeBurstLimit } from '../../fakes/bulk/burstLimit';
import { makeVirtualTime, type VirtualTime } from '../../fakes/bulk/virtualTime';

/** A pace on a site that is known to accept about this many requests a second. */
const known = (perSecond: number, atOnce = 8): PaceState => {
  const limit = { floor: perSecond, ceiling: perSecond, holdSeconds: 1_000 };
  const rate: RequestRate = { perSecond, accepted: 3 * perSecond, seconds: 3, limit };
  return { atOnce, rate };
};

const aPacer = (start: PaceState = FIRST_PACE, time = makeVirtualTime()) => {
  const startedAt = time.now();
  const pacer = makePacer({ clock: time.now, pause: time.pause, start });
  return { time, pacer, sinceBegun: () => Math.round(time.now() - startedAt) };
};

type Sent = { at: number; atOnce: number; isAccepted: boolean };

/**
 * Sends requests of this duration until `count` of them were accepted, and refused ones again.
 * Returns when each was sent, how many then ran at once, and whether it was accepted.
 */
const sendAll = async (
  { time, pacer }: { time: VirtualTime; pacer: Pacer },
  count: number,
  takes: () => number,
  accept = (): boolean => true,
): Promise<Sent[]> => {
  const startedAt = time.now();
  const sent: Sent[] = [];
  let running = 0;
  const request = async (): Promise<void> => {
    for (let isAccepted = false; !isAccepted;) {
      await pacer.turn();
      const sentAt = time.now();
      running += 1;
      const entry: Sent = { at: sentAt - startedAt, atOnce: running, isAccepted };
      sent.push(entry);
      const duration = takes();
      await time.pause(duration / 2);
      isAccepted = entry.isAccepted = accept();
      await time.pause(duration / 2);
      running -= 1;
      if (isAccepted) pacer.back(sentAt, true);
      else pacer.limited(sentAt, 1, undefined);
    }
    pacer.release();
  };
  const requests: Promise<void>[] = [];
  for (let made = 0; made < count; made += 1) {
    await pacer.take();
    requests.push(request());
  }
  await Promise.all(requests);
  return sent;
};

const send = (paced: ReturnType<typeof aPacer>, ...how: [number, () => number]) =>
  paced.time.until(sendAll(paced, ...how));

/** The most requests sent in any second. */
const mostInASecond = (sent: readonly Sent[]): number =>
  Math.max(
    ...sent.map(({ at: from }) => sent.filter(({ at }) => at >= from && at < from + 1_000).length),
  );

const inSecond = (sent: readonly Sent[], second: number): number =>
  sent.filter(({ at }) => Math.floor(at / 1_000) === second).length;

const most = (sent: readonly Sent[]): number => Math.max(...sent.map(({ atOnce }) => atOnce));

/** Answers between 30 and 90 ms, the same in each run. */
const about60 = () => {
  let turn = 0;
  return () => 30 + ((turn += 37) % 61);
};

describe('the pace of a job on an unknown site', () => {
  test('starts at about ten a second, and climbs while nothing is refused', async () => {
    const sent = await send(aPacer(), 900, () => 60);
    expect(inSecond(sent, 0)).toBeLessThan(30);
    expect(inSecond(sent, 1)).toBeGreaterThan(2 * inSecond(sent, 0));
    expect(mostInASecond(sent)).toBeGreaterThan(200);
  });

  test('never exceeds 220 a second', async () => {
    expect(mostInASecond(await send(aPacer(), 2_500, () => 60))).toBe(220);
  });

  test.each([
    [20, 'bucket', 1.05],
    [100, 'bucket', 1.05],
    [200, 'bucket', 1.06],
    [50, 'window', 1.12],
    [200, 'window', 1.17],
  ] as const)(
    'finds a limit of %s a second (a %s) with few refusals',
    async (perSecond, form, longest) => {
      const paced = aPacer();
      const limit = makeBurstLimit(paced.time.now, perSecond, form);
      const count = Math.max(4_000, 50 * perSecond);
      await paced.time.until(sendAll(paced, count, about60(), limit.take));
      expect(limit.accepted).toBe(count);
      expect(limit.refused / (limit.refused + count)).toBeLessThan(0.01);
      expect(paced.sinceBegun() / 1_000 / (count / perSecond)).toBeLessThan(longest);
    },
  );

  test('is not held up by slow answers at 200 a second', async () => {
    const paced = aPacer();
    const limit = makeBurstLimit(paced.time.now, 200);
    await paced.time.until(sendAll(paced, 10_000, () => 400, limit.take));
    expect(paced.sinceBegun()).toBeLessThan(55_000);
    expect(limit.refused).toBeLessThan(100);
  });
});

describe('the pace of a job on a known site', () => {
  test('makes up for a short standstill, and stays below the limit in every second', async () => {
    const paced = aPacer(known(96));
    const sent = await send(paced, 200, () => 60);
    const between = 150;
    await paced.time.pass(between);
    const afterwards = await send(paced, 200, () => 60);
    const offset = paced.sinceBegun() - (afterwards.at(-1)?.at ?? 0) - 60;
    const all = [...sent, ...afterwards.map((each) => ({ ...each, at: each.at + offset }))];
    expect(mostInASecond(all)).toBeLessThanOrEqual(96);
    expect(paced.sinceBegun()).toBeLessThan(4_400); // 400 at 96 a second, without the standstill
  });

  test('sends more at once while answers take the usual time, up to a limit', async () => {
    const paced = aPacer(known(220));
    expect(most(await send(paced, 3_000, () => 1_000))).toBe(120);
  });

  test('sends no more at once than it needs', async () => {
    const paced = aPacer(known(50));
    expect(most(await send(paced, 500, () => 60))).toBeLessThanOrEqual(8);
    expect(paced.pacer.state().atOnce).toBeLessThan(20); // a quarter of a second's rows wait
  });

  test('sends fewer at once when answers take much longer than usual', async () => {
    const paced = aPacer(known(100, 40));
    await send(paced, 100, () => 60);
    await send(paced, 60, () => 2_000);
    expect(paced.pacer.state().atOnce).toBeLessThan(10);
  });

  test('keeps few rows waiting for a turn, so that a faster pace counts at once', async () => {
    const { time, pacer } = aPacer(known(10, 40));
    let taken = 0;
    const takeAll = async (): Promise<void> => {
      for (;;) {
        await pacer.take();
        taken += 1;
        void pacer.turn();
      }
    };
    void takeAll();
    await time.pass(1);
    expect(taken).toBeLessThan(8);
  });
});

describe('two apps that share one burst limit', () => {
  test('share it without many refusals, and neither is starved', async () => {
    const time = makeVirtualTime();
    const limit = makeBurstLimit(time.now, 100);
    const accepted = [0, 0];
    const job = (app: 0 | 1): Promise<unknown> => {
      const take = (): boolean => {
        const isAccepted = limit.take();
        accepted[app] = (accepted[app] ?? 0) + Number(isAccepted);
        return isAccepted;
      };
      return sendAll(aPacer(FIRST_PACE, time), 5_000, about60(), take);
    };
    const startedAt = time.now();
    await time.until(Promise.race([job(0), job(1)]));
    const [one = 0, other = 0] = accepted;
    expect(Math.min(one, other)).toBeGreaterThan(0.2 * (one + other));
    expect(limit.refused / (limit.refused + limit.accepted)).toBeLessThan(0.02);
    expect((one + other) / ((time.now() - startedAt) / 1_000)).toBeGreaterThan(90);
  });
});

describe('a pacer that Confluence asks to wait', () => {
  test('sends nothing until then, and then more slowly', async () => {
    const { time, pacer, sinceBegun } = aPacer(known(40));
    pacer.limited(time.now(), 3, undefined);
    expect(await time.until(pacer.turn())).toBeUndefined();
    expect(sinceBegun()).toBe(3_000);
    expect(pacer.state().rate.perSecond).toBeLessThan(36);
  });

  test('waits a second if Confluence does not say how long', async () => {
    const { time, pacer, sinceBegun } = aPacer();
    pacer.limited(time.now(), undefined, undefined);
    await time.until(pacer.turn());
    expect(sinceBegun()).toBe(1_000);
  });

  test('counts refusals of requests that were on their way once, and later ones again', async () => {
    const { time, pacer } = aPacer(known(64));
    const rates = [];
    const sentAt = time.now();
    await time.pass(60);
    for (let refused = 0; refused < 10; refused += 1) pacer.limited(sentAt, 1, undefined);
    rates.push(pacer.state().rate.perSecond);
    await time.pass(2_000);
    pacer.limited(sentAt + 30, 1, undefined); // slow, but sent before the first refusal was known
    rates.push(pacer.state().rate.perSecond);
    pacer.limited(time.now() - 60, 1, undefined);
    rates.push(pacer.state().rate.perSecond);
    expect(rates[1]).toBe(rates[0]);
    expect(rates[2]).toBeLessThan(0.6 * (rates[1] ?? 0));
  });

  test('delays a request that waited for its turn already', async () => {
    const { time, pacer, sinceBegun } = aPacer();
    for (let made = 0; made < 3; made += 1) await time.until(pacer.turn());
    const turn = pacer.turn();
    await time.pass(50);
    pacer.limited(time.now(), 2, undefined);
    const limitedAt = sinceBegun();
    await time.until(turn);
    expect(sinceBegun()).toBeGreaterThanOrEqual(limitedAt + 2_000);
  });

  test('reports a wait that is too long for a step at once, to every later request', async () => {
    const { time, pacer, sinceBegun } = aPacer();
    const tooLong = { kind: 'hourly-pool' as const };
    pacer.limited(time.now(), 1_800, tooLong);
    expect(await time.until(pacer.turn())).toBe(tooLong);
    expect(await time.until(pacer.turn())).toBe(tooLong);
    expect(sinceBegun()).toBe(0);
  });

  test('learns nothing about the burst limit from an empty hourly pool', () => {
    const { time, pacer } = aPacer(known(64));
    const before = pacer.state();
    pacer.limited(time.now(), 1_800, { kind: 'hourly-pool' });
    expect(pacer.state()).toEqual(before);
  });
});

describe('a pacer that goes on from an earlier step', () => {
  const READS_FIRST = 3;
  const STEPS = 40;
  const MAX_ROWS = 300;

  test.each([10, 21, 35])(
    'keeps the pace, although the first requests of a step are refused (seed %s)',
    async (seed) => {
      const time = makeVirtualTime();
      const random = makeRandom(seed);
      const limit = makeBurstLimit(time.now, 20);
      const startedAt = time.now();
      const takes = about60();
      let state = FIRST_PACE;
      for (let step = 0; step < STEPS; step += 1) {
        for (let read = 0; read < READS_FIRST; read += 1) limit.take(); // not paced
        const paced = aPacer(state, time);
        await time.until(sendAll(paced, random.below(MAX_ROWS) + 1, takes, limit.take));
        state = paced.pacer.state();
      }
      const ideal = limit.accepted / 20;
      expect((time.now() - startedAt) / 1_000 / ideal).toBeLessThan(1.06);
    },
  );

  test('learns little from a single answer before a refusal', async () => {
    const { time, pacer } = aPacer({
      atOnce: 8,
      rate: {
        ...known(20).rate,
        accepted: 1_600,
        seconds: 82,
        limit: { floor: 19, ceiling: 20, holdSeconds: 90 },
      },
    });
    const sentAt = time.now();
    await time.pass(60);
    pacer.back(sentAt, true);
    await time.pass(60);
    pacer.limited(time.now() - 50, 1, undefined);
    expect(pacer.state().rate.perSecond).toBeGreaterThan(18);
    expect(pacer.state().rate.limit?.ceiling).toBeGreaterThan(19);
  });
});

describe('a pacer whose step has a reason to stop', () => {
  const stop = { kind: 'cancelled' } as const;

  test('lets no untried request wait any longer after the first that was told', async () => {
    const { time, pacer, sinceBegun } = aPacer(known(1));
    const ask = () => Promise.resolve(stop);
    const waiting = Array.from({ length: 20 }, () => pacer.turn(ask));
    expect(await time.until(Promise.all(waiting))).toEqual(Array(20).fill(stop));
    expect(sinceBegun()).toBe(1_000); // the second one was next
  });

  test('still gives turns to requests that run to their end', async () => {
    const { time, pacer } = aPacer(known(1));
    await time.until(pacer.turn(() => Promise.resolve(stop)));
    expect(await time.until(pacer.turn())).toBeUndefined();
  });
});
