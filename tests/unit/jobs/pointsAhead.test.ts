import { makeHalted } from '../../../src/application/jobs/halted';
import { jobOf, start } from '../../fakes/bulk/aStartedJob';
import { makeBulkSite } from '../../fakes/bulk/bulkSite';
import { crowd, planForTest } from '../../fakes/bulk/planForTest';
import { PEOPLE } from '../../fakes/examples';
import { planIdOf } from '../../fakes/bulk/aPlan';

const MEMBERS = 1_000; // 2,006 points
const SPENT = { is: 'hourly-pool' };

describe('a step ends for the hour', () => {
  test.each<[string, number, number, number, boolean]>([
    ['no more is left than what others keep', 6_500, 10, 0, true],
    ['a little more is left', 6_501, 10, 0, false],
    ['nothing is left, and nothing is kept for others', 0, 0, 0, false], // Confluence will say so
    ['what comes next would take from what others keep', 8_500, 10, 2_006, true],
    ['what comes next leaves just that', 8_506, 10, 2_006, false],
    ['what comes next takes more than is left', 2_000, 0, 2_006, true],
    ['what comes next takes more than any hour has', 60_000, 10, 58_501, false],
  ])('where %s: %d points, %d percent, %d ahead', async (_what, left, percent, ahead, ends) => {
    const site = makeBulkSite();
    const halted = makeHalted({
      ...{ jobs: site.jobs, clock: site.time.now, jobId: planIdOf(1), until: Infinity },
      pointsLeft: () => ({ left, of: 65_000 }),
      percentLeft: percent,
    });
    expect(await halted(ahead)).toEqual(ends ? SPENT : undefined);
  });
});

test('members are not read where their points would be too many for this hour', async () => {
  const site = makeBulkSite();
  const members = crowd(site, MEMBERS);
  const { id } = site.app.confluence.makeGroup({ name: 'editors', members });
  const rows = members
    .slice(0, 10)
    .map((accountId) => ({ group: 0, action: 'remove' as const, accountId }));
  const plan = await planForTest(site, PEOPLE.siteAdmin, [id], rows);
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
