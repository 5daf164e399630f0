import type { Job } from '../../../src/domain/job/job';
import { timeOfPlanId } from '../../../src/domain/plan/plan';
import { aJob, planIdOf } from '../../fakes/bulk/aPlan';
import { ask } from '../../fakes/bulk/ask';
import { aPlanToAdd, jobOf, start } from '../../fakes/bulk/aStartedJob';
import { makeBulkSite } from '../../fakes/bulk/bulkSite';
import { putJob } from '../../fakes/bulk/putJob';
import { PEOPLE } from '../../fakes/examples';

const SILENT_MS = 180_000;
const AT_NOON = '2026-11-23T12:00:00.000Z';
const HALF_PAST = '2026-11-23T12:30:00.000Z';

describe('nudging a job', () => {
  const wake = async (over: Partial<Job>, afterMs: number) => {
    const site = makeBulkSite();
    await site.time.pass(afterMs);
    await ask(site, (bulk) => bulk.wakeIfStalled(aJob({ lastStepAt: AT_NOON, step: 7, ...over })));
    return site.events.map(({ event }) => event);
  };
  const ASKED = [{ jobId: planIdOf(1), step: 7, why: 'next' }];
  const limit = { for: 'rate-limit' as const, until: HALF_PAST };

  test('asks for its step if it should be running and has been silent', async () => {
    expect(await wake({}, SILENT_MS)).toEqual(ASKED);
    expect(await wake({}, SILENT_MS - 1)).toEqual([]);
  });

  test('lets it wait for the stated time, and no longer', async () => {
    const waits: Partial<Job> = { state: 'waiting', waiting: limit };
    expect(await wake(waits, SILENT_MS)).toEqual([]);
    expect(await wake(waits, 1_800_000 + SILENT_MS)).toEqual(ASKED);
  });

  test.each<[string, Partial<Job>]>([
    ['is paused', { state: 'paused' }],
    ['is done', { state: 'done' }],
    ['is cancelled', { state: 'cancelled' }],
    ['waits for another owner', { state: 'waiting', waiting: { for: 'another-owner' } }],
    ['waits for an approval', { state: 'waiting', waiting: { for: 'approval' } }],
    [
      'is driven by a page',
      { state: 'waiting', waiting: { for: 'owner-at-page' }, driver: 'page' },
    ],
  ])('asks for nothing if it %s', async (_what, over) => {
    expect(await wake(over, 10 * SILENT_MS)).toEqual([]);
  });

  test('revives a job whose event got lost', async () => {
    const { site, plan } = await aPlanToAdd(5);
    await start(site, plan);
    site.events.length = 0;
    await site.time.pass(SILENT_MS);
    await ask(site, async (bulk) => bulk.wakeIfStalled(await jobOf(site, plan.id)));
    await site.runAllEvents();
    expect(await jobOf(site, plan.id)).toMatchObject({ state: 'done' });
  });
});

describe('the view of a job', () => {
  test('counts rows that ended since the last step was stored', async () => {
    const { site, plan } = await aPlanToAdd(700);
    await start(site, plan);
    const running = site.runNextEvent();
    await site.time.pass(4_000);
    const view = await ask(site, async (bulk) => bulk.viewJob(await jobOf(site, plan.id)));
    await site.time.until(running);
    const { added = 0 } = view.counts;
    expect(added).toBeGreaterThan(0);
    expect(added).toBeLessThan(700);
    expect(view.certain).toBe(added);
    await site.runAllEvents();
    const done = await ask(site, async (bulk) => bulk.viewJob(await jobOf(site, plan.id)));
    expect(done).toMatchObject({ state: 'done', counts: { added: 700 }, certain: 700 });
  });

  describe.each<[string, Partial<Job>, string]>([
    ['Confluence', { waiting: { for: 'rate-limit', until: HALF_PAST } }, HALF_PAST],
    [
      'storage, and for late writes',
      { waiting: { for: 'storage', until: AT_NOON }, notBefore: HALF_PAST },
      HALF_PAST,
    ],
  ])('that waits for %s', (_what, over, until) => {
    const viewAt = async (iso: string, more: Partial<Job> = {}) => {
      const site = makeBulkSite();
      await site.time.pass(Date.parse(iso) - site.time.now());
      const job = aJob({ state: 'waiting', ...over, ...more });
      return await ask(site, (bulk) => bulk.viewJob(job));
    };
    const justBefore = new Date(Date.parse(until) - 1_000).toISOString();

    test('says so until the time comes', async () => {
      expect(await viewAt(justBefore)).toMatchObject({ state: 'waiting', waiting: { until } });
    });

    test('says that it runs from then on, during its whole step', async () => {
      const view = await viewAt(until);
      expect(view.state).toBe('running');
      expect(view).not.toHaveProperty('waiting');
    });

    test('says that it waits for its owner if only their page can run it', async () => {
      expect(await viewAt(until, { driver: 'page' })).toMatchObject({
        state: 'waiting',
        waiting: { for: 'owner-at-page' },
      });
    });
  });

  test('says that a job runs while the step after a wait does', async () => {
    const { site, plan } = await aPlanToAdd(700);
    await start(site, plan);
    const opened = await jobOf(site, plan.id);
    const until = new Date(site.time.now()).toISOString();
    await putJob(site.jobs, { ...opened, state: 'waiting', waiting: { for: 'rate-limit', until } });
    const running = site.runNextEvent();
    await site.time.pass(4_000);
    const view = await ask(site, async (bulk) => bulk.viewJob(await jobOf(site, plan.id)));
    await site.time.until(running);
    expect(view.counts.added).toBeGreaterThan(0);
    expect(view.state).toBe('running');
  });

  test('of a plan says whether it was applied, and until when it can be', async () => {
    const { site, plan } = await aPlanToAdd(1);
    const view = () => ask(site, (bulk) => bulk.viewPlan(plan));
    const { isStarted, usableUntil } = await view();
    expect(isStarted).toBe(false);
    expect(Date.parse(usableUntil) - timeOfPlanId(plan.id)).toBe(86_400_000);
    await start(site, plan);
    expect(await view()).toMatchObject({ isStarted: true });
  });
});

test('the watch of a running step does nothing, and asks for no other watch', async () => {
  const { site, plan } = await aPlanToAdd(5);
  await start(site, plan);
  site.events.length = 0;
  const lease = { id: 'another', expiresAt: site.time.now() + 60_000 };
  await site.claims.claim(`step 0 of ${plan.id}`, lease, 86_400);
  await site.runEvent({
    event: { jobId: plan.id, step: 0, why: 'watch' },
    at: site.time.now(),
  });
  expect(site.events).toEqual([]);
});

test('the view of a canceled job counts the rows that were left out', async () => {
  const { site, plan } = await aPlanToAdd(700);
  await start(site, plan);
  await ask(site, (bulk) => bulk.controlJob(PEOPLE.siteAdmin, plan.id, 'cancel'));
  const view = await ask(site, async (bulk) => bulk.viewJob(await jobOf(site, plan.id)));
  expect(view).toMatchObject({ state: 'cancelled', counts: { 'left-out': 700 }, certain: 0 });
});
