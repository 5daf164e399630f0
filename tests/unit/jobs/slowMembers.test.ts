import { jobOf, start } from '../../fakes/bulk/aStartedJob';
import { type BulkSite, makeBulkSite } from '../../fakes/bulk/bulkSite';
import { crowd, planForTest } from '../../fakes/bulk/planForTest';
import { PEOPLE } from '../../fakes/examples';

/** Confluence gives one member a page, one page after the other, and takes this long for each. */
const slowMembers = (site: BulkSite, milliseconds: number): void => {
  const { time, app } = site;
  app.confluence.world.pageCut = 1;
  let freeAt = 0;
  site.between = (directory) => ({
    ...directory,
    readMembers: async (...args) => {
      freeAt = Math.max(freeAt, time.now()) + milliseconds;
      await time.pause(freeAt - time.now());
      return await directory.readMembers(...args);
    },
  });
};

/** A job that removes two people from each of four groups with 160 members. */
const arrange = async (milliseconds: number) => {
  const site = makeBulkSite();
  const members = crowd(site, 160);
  const groups = [0, 1, 2, 3].map((number) =>
    site.app.confluence.makeGroup({ name: `group ${number}`, members }),
  );
  const rows = groups.flatMap((_, group) =>
    members.slice(0, 2).map((accountId) => ({ group, action: 'remove' as const, accountId })),
  );
  const ids = groups.map(({ id }) => id);
  const plan = await planForTest(site, PEOPLE.siteAdmin, ids, rows);
  slowMembers(site, milliseconds);
  await start(site, plan);
  return { site, plan };
};

describe('a job whose groups take longer to read than a step may take', () => {
  test('reads them one at a time, and ends', async () => {
    const { site, plan } = await arrange(90);
    await site.runAllEvents();
    expect(await jobOf(site, plan.id)).toMatchObject({
      state: 'done',
      counts: { outcomes: { removed: 8 }, certain: 8 },
    });
  });

  test('waits for Confluence if not even one can be read, instead of starting again at once', async () => {
    const { site, plan } = await arrange(1_000);
    await site.runNextEvent();
    expect(await jobOf(site, plan.id)).toMatchObject({
      state: 'waiting',
      waiting: { for: 'confluence' },
      stalls: 1,
    });
  });
});
