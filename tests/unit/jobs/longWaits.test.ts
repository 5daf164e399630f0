import type { ConfluenceAnswer } from '../../../src/forge/confluence/confluenceAnswer';
import { aPlanToAdd, jobOf, start } from '../../fakes/bulk/aStartedJob';
import type { ConfluenceGroups } from '../../fakes/confluence/fakeGroupDirectory';
import { answered } from '../../fakes/confluence/world';

const HOUR_MS = 3_600_000;
const ROWS = 400;
const POINTS = 150;

/** Confluence's answer once the hourly points are spent; it counts only writes. */
const poolSpent = (retryAfterSeconds: number): ConfluenceAnswer => ({
  ...answered(429, 'Rate limit exceeded'),
  ...{ retryAfterSeconds, rateLimitReason: 'confluence-quota-global-based' },
});

const arrange = async () => {
  const { site, plan } = await aPlanToAdd(ROWS);
  const { time } = site;
  let sent = 0;
  const limits = (directory: ConfluenceGroups): ConfluenceGroups => ({
    ...directory,
    addMember: async (...args) => {
      await time.pause(60);
      sent += 1;
      const hour = Math.ceil(time.now() / HOUR_MS) * HOUR_MS;
      return sent > POINTS && time.now() < firstHour
        ? poolSpent((hour - time.now()) / 1_000)
        : directory.addMember(...args);
    },
  });
  const firstHour = (Math.floor(time.now() / HOUR_MS) + 1) * HOUR_MS;
  site.between = limits;
  await start(site, plan);
  return { site, plan, firstHour, sent: () => sent };
};

test('a step ends at once if Confluence asks all its requests to wait for the hour', async () => {
  const { site, plan, firstHour } = await arrange();
  const startedAt = site.time.now();
  await site.runNextEvent();
  expect(site.time.now() - startedAt).toBeLessThan(5_000);
  expect(await jobOf(site, plan.id)).toMatchObject({
    state: 'waiting',
    waiting: { for: 'hourly-pool', until: new Date(firstHour + 2_000).toISOString() },
  });
});

test('rows that waited are sent once when there are points again, and are certain', async () => {
  const { site, plan, sent } = await arrange();
  await site.runAllEvents();
  expect(await jobOf(site, plan.id)).toMatchObject({
    state: 'done',
    counts: { outcomes: { added: ROWS }, certain: ROWS },
  });
  const refused = sent() - ROWS;
  expect(refused).toBeGreaterThan(0);
  expect(refused).toBeLessThanOrEqual(24); // the ones in flight at the same time
});
