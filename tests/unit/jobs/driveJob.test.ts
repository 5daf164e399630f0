import type { JobStore } from '../../../src/application/ports/storage';
import { failed } from '../../../src/domain/outcome';
import { ask } from '../../fakes/bulk/ask';
import { jobOf, start } from '../../fakes/bulk/aStartedJob';
import { type BulkSite, makeBulkSite } from '../../fakes/bulk/bulkSite';
import { crowd, planForTest } from '../../fakes/bulk/planForTest';
import { PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin, newcomer } = PEOPLE;

test('one of two pages of the owner runs a step, and the other is told to wait', async () => {
  const site = makeBulkSite();
  const { makeGroup, membersOf, world } = site.app.confluence;
  const people = crowd(site, 40);
  const { id } = makeGroup({ name: 'space-admins' });
  const rows = people.map((accountId) => ({ group: 0, action: 'add' as const, accountId }));
  const plan = await planForTest(site, siteAdmin, [id], rows);
  await start(site, plan);
  world.viewer = siteAdmin;

  const drive = () =>
    site.invocation().driveJob({ kind: 'admin', accountId: siteAdmin }, plan.id, {
      until: site.time.now() + 10_000,
      leaseSeconds: 30,
    });
  const answers = await site.time.until(Promise.all([drive(), drive()]));
  expect(answers.filter(({ ok }) => ok)).toMatchObject([{ value: { state: 'done' } }]);
  expect(answers.filter(({ ok }) => !ok)).toEqual([failed('in-progress')]);
  expect(membersOf(id)).toHaveLength(40);
  expect(await jobOf(site, plan.id)).toMatchObject({ counts: { outcomes: { added: 40 } } });
});

describe('a page that asks for a step while the job is taken over', () => {
  /** A job that only people can carry out. Its owner's page reads it just before a take-over. */
  const takenOver = async (action: 'add' | 'remove') => {
    const site = makeBulkSite();
    const { makeGroup, membersOf, world } = site.app.confluence;
    world.appMayWrite = false;
    world.standIn = false;
    const { id } = makeGroup({ name: 'org-admins', gives: ['site-admin'] });
    world.groups.get(id)?.members.add(newcomer).add(confluenceAdmin);
    const accountId = action === 'add' ? siteAdmin : newcomer;
    const plan = await planForTest(site, siteAdmin, [id], [{ group: 0, action, accountId }]);
    await start(site, plan);
    await site.runAllEvents();
    world.viewer = siteAdmin;

    site.around = <T extends object>(port: T): T => slowFirstRead(site, port);
    const page = site.invocation();
    site.around = (port) => port;
    const run = { until: site.time.now() + 15_000, leaseSeconds: 30 };
    const driving = page.driveJob({ kind: 'admin', accountId: siteAdmin }, plan.id, run);
    await site.time.pass(200);
    const taken = await ask(site, (bulk) =>
      bulk.takeOverJob(newcomer, { jobId: plan.id, hash: plan.hash }),
    );
    return { taken, driven: await site.time.until(driving), members: membersOf(id), world };
  };

  test('does nothing as its former owner', async () => {
    const { taken, driven, members } = await takenOver('add');
    expect(taken).toMatchObject({ ok: true, value: { ownerId: newcomer } });
    expect(driven).toEqual(failed('in-progress'));
    expect(members).not.toContain(siteAdmin);
  });

  test('removes its new owner from no protected group', async () => {
    const { driven, members } = await takenOver('remove');
    expect(driven).toEqual(failed('in-progress'));
    expect(members).toContain(newcomer);
  });
});

const slowFirstRead = <T extends object>(site: BulkSite, port: T): T => {
  if (!('readControl' in port)) return port; // not the storage of jobs
  const jobs = port as unknown as JobStore;
  let isFirst = true;
  return {
    ...port,
    read: async (...given: Parameters<JobStore['read']>) => {
      const job = await jobs.read(...given);
      if (isFirst) await site.time.pause(1_000);
      isFirst = false;
      return job;
    },
  };
};
