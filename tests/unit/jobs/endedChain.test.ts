import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import type { Job } from '../../../src/domain/job/job';
import { aJob, planIdOf } from '../../fakes/bulk/aPlan';
import { ask } from '../../fakes/bulk/ask';
import { aPlanToAdd, jobOf, start } from '../../fakes/bulk/aStartedJob';
import { type BulkSite, makeBulkSite } from '../../fakes/bulk/bulkSite';
import { putJob } from '../../fakes/bulk/putJob';
import { slowAdds } from '../../fakes/bulk/slowAdds';

const HOUR_MS = 3_600_000;
const ROWS = 6_000;
const SLOW_MS = 10_000; // per request, so that the job takes many steps
const PUSHES = 8; // Forge ends a chain at 1,000

/** Ends a chain of events after some pushes. Returns a function that starts a new chain. */
const endChains = (site: BulkSite): (() => void) => {
  const push = site.queue.ask;
  let left = PUSHES;
  site.queue.ask = async (...asked) => {
    if (left === 0) throw new StoreUnavailable('push event', 'InvocationLimitReachedError');
    left -= 1;
    await push(...asked);
  };
  return () => {
    left = PUSHES;
  };
};

/** Delivers the events. Retries nothing: in an ended chain, a retry does not help. */
const deliverAll = async (site: BulkSite): Promise<void> => {
  while (site.events.length > 0)
    await site.runNextEvent().catch((error: unknown) => {
      if (!(error instanceof StoreUnavailable)) throw error;
    });
};

const wakeAll = (site: BulkSite): Promise<void> => ask(site, (bulk) => bulk.wakeStalledJobs());

test('a job whose chain of events ended continues after each check, until it is done', async () => {
  const { site, plan } = await aPlanToAdd(ROWS);
  slowAdds(site, SLOW_MS);
  const beginChain = endChains(site);
  await start(site, plan);
  await deliverAll(site);
  const { state, step } = await jobOf(site, plan.id);
  expect({ state, events: site.events }).toEqual({ state: 'running', events: [] });

  let looks = 0;
  for (let reached = step; (await jobOf(site, plan.id)).state !== 'done'; looks += 1) {
    await site.time.pass(HOUR_MS);
    beginChain();
    await wakeAll(site);
    await deliverAll(site);
    const job = await jobOf(site, plan.id);
    expect(job.step).toBeGreaterThan(reached);
    reached = job.step;
  }
  expect(looks).toBeGreaterThan(1);
  const { counts } = await jobOf(site, plan.id);
  expect(counts).toEqual({ outcomes: { added: ROWS }, certain: ROWS, maybeChanged: 0 });
});

describe('the hourly check of the newest jobs', () => {
  const NOW = Date.parse('2026-11-23T12:00:00Z');
  const agoMs = (ms: number): string => new Date(NOW - ms).toISOString();
  const siteWith = async (...jobs: Partial<Job>[]): Promise<BulkSite> => {
    const site = makeBulkSite();
    for (const [at, job] of jobs.entries())
      await putJob(
        site.jobs,
        aJob({ id: planIdOf(at + 1), lastStepAt: agoMs(3 * HOUR_MS), step: at, ...job }),
      );
    return site;
  };
  const asked = (site: BulkSite): number[] =>
    site.events.map(({ event }) => event.step).toSorted((one, other) => one - other);

  test('wakes no job that is fine, paused, over or driven by a page', async () => {
    const site = await siteWith(
      { lastStepAt: agoMs(60_000) },
      { state: 'waiting', waiting: { for: 'hourly-pool', until: agoMs(-HOUR_MS) } },
      { state: 'paused' },
      { state: 'done' },
      { state: 'cancelled' },
      { state: 'waiting', waiting: { for: 'owner-at-page' }, driver: 'page' },
      { state: 'waiting', waiting: { for: 'another-owner' } },
    );
    await wakeAll(site);
    expect(site.events).toEqual([]);
  });

  test('continues after a job that it cannot wake, and throws at the end', async () => {
    const site = await siteWith({}, {}, {});
    const push = site.queue.ask;
    site.queue.ask = async (event, delay) => {
      if (event.step === 1) throw new StoreUnavailable('push event', 'RateLimitError');
      await push(event, delay);
    };
    await expect(wakeAll(site)).rejects.toThrow(StoreUnavailable);
    expect(asked(site)).toEqual([0, 2]);
  });

  test('wakes the newest fifty', async () => {
    const site = await siteWith(...Array.from({ length: 52 }, () => ({})));
    await wakeAll(site);
    expect(asked(site)).toEqual(Array.from({ length: 50 }, (_, at) => at + 2));
  });
});
