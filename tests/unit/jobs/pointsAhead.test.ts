import { makeShouldStop } from '../../../src/application/jobs/stopReasons';
import { failed } from '../../../src/domain/outcome';
import { FIRST_SETTINGS } from '../../../src/domain/settings';
import { planIdOf } from '../../fakes/bulk/aPlan';
import { aPlanToRemove, jobOf, start } from '../../fakes/bulk/aStartedJob';
import { makeBulkSite } from '../../fakes/bulk/bulkSite';
import { crowd, planForTest } from '../../fakes/bulk/planForTest';
import { PEOPLE } from '../../fakes/examples';
import { makeFakeSettings } from '../../fakes/fakeSettings';

const MEMBERS = 1_000; // 2,006 points
const SPENT = { kind: 'hourly-pool' };

describe('a step that checks the hourly points before the next cost', () => {
  test.each<[string, number, number, number, boolean]>([
    ['no more is left than what others keep', 6_500, 10, 0, true],
    ['a little more is left', 6_501, 10, 0, false],
    ['nothing is left, and nothing is kept for others', 0, 0, 0, false], // Confluence will say so
    ['what comes next would take from what others keep', 8_500, 10, 2_006, true],
    ['what comes next leaves just that', 8_506, 10, 2_006, false],
    ['what comes next takes more than is left', 2_000, 0, 2_006, true],
    ['what comes next takes more than any hour has', 60_000, 10, 58_501, false],
  ])('if %s: %d points, %d percent, %d ahead', async (_what, left, percent, ahead, ends) => {
    const site = makeBulkSite();
    const shouldStop = makeShouldStop({
      ...{ jobs: site.jobs, clock: site.time.now, jobId: planIdOf(1), until: Infinity },
      pointsLeft: () => ({ left, of: 65_000 }),
      settings: makeFakeSettings({ ...FIRST_SETTINGS, pointsLeftPercent: percent }),
    });
    expect(await shouldStop(ahead)).toEqual(ends ? SPENT : undefined);
  });
});

test('members are not read if that would cost too many points for this hour', async () => {
  const { site, plan } = await aPlanToRemove(10, { of: MEMBERS });
  await start(site, plan);
  const read: number[] = [];
  site.between = (directory) => ({
    ...directory,
    readMembers: (group, from, limit) => {
      read.push(from);
      return directory.readMembers(group, from, limit);
    },
  });
  site.points = { left: 2_000, of: 65_000 };
  await site.runNextEvent();
  expect(await jobOf(site, plan.id)).toMatchObject({ waiting: { for: 'hourly-pool' } });
  expect(read).toEqual([]);
  site.points = { left: 65_000, of: 65_000 };
  await site.runAllEvents();
  expect(await jobOf(site, plan.id)).toMatchObject({ state: 'done', counts: { certain: 10 } });
  expect(read).toHaveLength(6);
});

test('no member is read if Confluence says beforehand that the hourly points are spent', async () => {
  const { site, plan } = await aPlanToRemove(1, { of: MEMBERS });
  await start(site, plan);
  let pages = 0;
  const spent = { retryAfterSeconds: 1_800, hourlyPoolEmpty: true };
  site.between = (directory) => ({
    ...directory,
    countMembers: () => Promise.resolve(failed('rate-limited', spent)),
    readMembers: (...page) => {
      pages += 1;
      return directory.readMembers(...page);
    },
  });
  await site.runNextEvent();
  expect(pages).toBe(0);
});

/** A site whose points decrease with each member that is read. */
const aMeteredSite = (left: number, pointsLeftPercent: number) => {
  const site = makeBulkSite();
  site.settings = makeFakeSettings({ ...FIRST_SETTINGS, pointsLeftPercent });
  const points = { left, of: 65_000 };
  const spend = (of: number) => {
    points.left -= of;
    site.points = { ...points };
  };
  site.between = (directory) => ({
    ...directory,
    countMembers: (group) => {
      spend(3);
      return directory.countMembers(group);
    },
    readMembers: async (...page) => {
      const read = await directory.readMembers(...page);
      spend(1 + 2 * (read.ok ? read.value.members.length : 0));
      return read;
    },
  });
  return { site, points };
};

test.each([
  ['one large group, though nothing was asked in the step before it', 1, 9_000, 7_000, 10, 6_500],
  ['many groups that together would take more than an hour has', 10, 1_000, 60_000, 80, 52_000],
])('keeps a reserve for others beside %s', async (_what, count, size, left, percent, kept) => {
  const { site, points } = aMeteredSite(1_000_000, percent);
  const members = crowd(site, size);
  const groups = Array.from(
    { length: count },
    (_, at) => site.app.confluence.makeGroup({ name: `group ${at}`, members }).id,
  );
  const rows = groups.flatMap((_id, group) =>
    members.slice(0, 1).map((accountId) => ({ group, action: 'remove' as const, accountId })),
  );
  const plan = await planForTest(site, PEOPLE.siteAdmin, groups, rows);
  await start(site, plan);
  Object.assign(points, { left });
  site.points = undefined;
  await site.runNextEvent();
  expect(await jobOf(site, plan.id)).toMatchObject({ waiting: { for: 'hourly-pool' } });
  expect(points.left).toBeGreaterThanOrEqual(kept - 50); // a few for the empty pages
});
