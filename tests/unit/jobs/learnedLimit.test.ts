import { makeSiteRate } from '../../../src/application/concurrency/siteRate';
import { aPlanToAdd, jobOf, start } from '../../fakes/bulk/aStartedJob';
import { type BurstLimit, limitAdds, makeBurstLimit } from '../../fakes/bulk/burstLimit';
import type { BulkSite } from '../../fakes/bulk/bulkSite';
import { crowd, planForTest } from '../../fakes/bulk/planForTest';
import { PEOPLE } from '../../fakes/examples';

const LATENCY_MS = 60;
const DAY_MS = 86_400_000;

/** A site with a plan of adds, and a burst limit that the app doesn't know. */
const arrange = async (rows: number, perSecond: number) => {
  const { site, plan } = await aPlanToAdd(rows);
  const limit = makeBurstLimit(site.time.now, perSecond);
  limitAdds(site, limit, LATENCY_MS);
  return { site, plan, limit };
};

/** Applies a plan. Returns how long its job took, in seconds, and how many adds were refused. */
const apply = async (
  site: BulkSite,
  limit: BurstLimit,
  plan: Awaited<ReturnType<typeof arrange>>['plan'],
) => {
  const before = limit.refused;
  const startedAt = site.time.now();
  await start(site, plan);
  await site.runAllEvents();
  const { state, counts, endedAt = '' } = await jobOf(site, plan.id);
  expect({ state, counts }).toEqual({
    state: 'done',
    counts: { outcomes: { added: plan.rows }, certain: plan.rows, maybeChanged: 0 },
  });
  return {
    seconds: (Date.parse(endedAt) - startedAt) / 1_000,
    refused: limit.refused - before,
  };
};

/** Another plan of adds to a new group. */
const anotherPlan = (site: BulkSite, rows: number) => {
  const group = site.app.confluence.makeGroup({ name: 'reviewers' });
  return planForTest(
    ...([site, PEOPLE.siteAdmin, [group.id]] as const),
    crowd(site, rows).map((accountId) => ({ group: 0, action: 'add' as const, accountId })),
  );
};

const rateOf = async (site: BulkSite): Promise<number> =>
  (await makeSiteRate({ cache: site.app.cache }).read()).perSecond;

describe('what a job learned about a site', () => {
  test('is used by the next job from its first request on', async () => {
    const { site, plan, limit } = await arrange(2_000, 100);
    const first = await apply(site, limit, plan);
    expect(await rateOf(site)).toBeGreaterThan(90);
    const second = await apply(site, limit, await anotherPlan(site, 2_000));
    expect(second.seconds).toBeLessThan(21);
    expect(second.seconds).toBeLessThan(first.seconds);
    expect(second.refused).toBeLessThan(5);
  });

  test('costs only time if it can’t be read or stored', async () => {
    const { site, plan, limit } = await arrange(1_000, 100);
    site.app.cache.breakDown();
    await apply(site, limit, plan);
    site.app.cache.repair();
    expect(await rateOf(site)).toBe(10);
  });

  test('is forgotten after a day without news', async () => {
    const { site, plan, limit } = await arrange(1_000, 50);
    await apply(site, limit, plan);
    expect(await rateOf(site)).toBeGreaterThan(40);
    await site.time.pass(DAY_MS + 1_000);
    expect(await rateOf(site)).toBe(10);
  });

  test('is carried from step to step', async () => {
    const { site, plan, limit } = await arrange(2_500, 40);
    await start(site, plan);
    await site.runNextEvent();
    const { pace, state } = await jobOf(site, plan.id);
    expect(state).toBe('running');
    expect(pace.rate.perSecond).toBeGreaterThan(34);
    const before = limit.refused;
    const startedAt = site.time.now();
    await site.runAllEvents();
    expect(limit.refused - before).toBeLessThan(10);
    const { endedAt = '' } = await jobOf(site, plan.id);
    expect(Date.parse(endedAt) - startedAt).toBeLessThan(30_000); // about 1,000 rows are left
  });
});

describe('a site that changes its burst limit while a job runs', () => {
  test('to a quarter: the job slows down after a few refusals', async () => {
    const { site, plan, limit } = await arrange(4_000, 100);
    void site.time.pause(20_000).then(() => {
      limit.perSecond = 25;
    });
    const { seconds, refused } = await apply(site, limit, plan);
    expect(refused).toBeLessThan(80); // 2 %
    expect(seconds).toBeLessThan(1.1 * (20 + 2_000 / 25));
  });

  test('to four times as much: the job finds out and speeds up', async () => {
    const { site, plan, limit } = await arrange(10_000, 40);
    void site.time.pause(20_000).then(() => {
      limit.perSecond = 160;
    });
    const { seconds, refused } = await apply(site, limit, plan);
    expect(seconds).toBeLessThan(170); // 250 at the old limit, 77 at best
    expect(refused).toBeLessThan(100);
  });

  test('between two jobs: the second starts too fast, and finds the lower limit', async () => {
    const { site, plan, limit } = await arrange(2_000, 100);
    await apply(site, limit, plan);
    limit.perSecond = 20;
    const { seconds, refused } = await apply(site, limit, await anotherPlan(site, 2_000));
    expect(seconds).toBeLessThan(110);
    expect(refused).toBeLessThan(60);
    expect(await rateOf(site)).toBeLessThan(25);
  });
});

test('a job leaves room for another app that shares the burst limit', async () => {
  const { site, plan, limit } = await arrange(4_000, 100);
  const other = { sent: 0, refused: 0 };
  // It sends 40 requests a second, whatever the answers are.
  const sendOthers = async (): Promise<void> => {
    for (; (await jobOf(site, plan.id)).state !== 'done'; other.sent += 1) {
      if (!limit.take()) other.refused += 1;
      await site.time.pause(25);
    }
  };
  void site.time.pause(10_000).then(sendOthers);
  const { seconds, refused } = await apply(site, limit, plan);
  expect(other.refused / other.sent).toBeLessThan(0.05);
  expect((refused - other.refused) / plan.rows).toBeLessThan(0.02);
  expect(seconds).toBeLessThan(1.12 * (10 + 3_000 / 60));
});
