import type { GroupId } from '../../../src/domain/group';
import type { Job } from '../../../src/domain/job/job';
import { failed } from '../../../src/domain/outcome';
import type { Plan } from '../../../src/domain/plan/plan';
import { FIRST_SETTINGS } from '../../../src/domain/settings';
import { aJob, planIdOf } from '../../fakes/bulk/aPlan';
import { ask } from '../../fakes/bulk/ask';
import { aPlanToAdd, jobOf, start } from '../../fakes/bulk/aStartedJob';
import { type BulkSite, makeBulkSite } from '../../fakes/bulk/bulkSite';
import { crowd, planForTest } from '../../fakes/bulk/planForTest';
import { putChunk, putJob } from '../../fakes/bulk/putJob';
import { groupIdOf, PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';

const { siteAdmin, confluenceAdmin } = PEOPLE;
const HOUR_MS = 3_600_000;

const tryStart = (site: BulkSite, { id, hash }: Pick<Plan, 'id' | 'hash'>) =>
  ask(site, (bulk) => bulk.startJob(siteAdmin, { planId: id, hash }));

const LISTS_KEPT_MS = 2 * HOUR_MS;

/** Lets a group give admin rights from now on. */
const promote = (site: BulkSite, id: GroupId): void => {
  site.app.confluence.world.groups.get(id)?.gives.push('admin');
};

/** Runs a step at the owner's page. */
const drive = (site: BulkSite, { id }: Plan) => {
  site.app.confluence.world.viewer = siteAdmin;
  const run = { until: site.time.now() + 15_000, leaseSeconds: 30 };
  return ask(site, (bulk) => bulk.driveJob({ kind: 'admin', accountId: siteAdmin }, id, run));
};

const expectNotStarted = async (site: BulkSite, plan: Plan): Promise<void> => {
  expect(await site.jobs.read(plan.id)).toBeUndefined();
  expect(site.events).toEqual([]);
  expect(site.app.confluence.writes()).toEqual([]);
};

describe('a plan is not applied', () => {
  test('if it does not exist', async () => {
    const { site, plan } = await aPlanToAdd(1);
    expect(await tryStart(site, { ...plan, id: planIdOf(7) })).toEqual(failed('not-found'));
  });

  test('if its hash is not the one that the admin saw', async () => {
    const { site, plan } = await aPlanToAdd(1);
    expect(await tryStart(site, { ...plan, hash: 'x' })).toEqual(failed('plan-differs'));
    await expectNotStarted(site, plan);
  });

  test('if it is older than a day, to the minute', async () => {
    const { site, plan } = await aPlanToAdd(1);
    await site.time.pass(24 * HOUR_MS - 60_000);
    const { site: other, plan: late } = await aPlanToAdd(1);
    await other.time.pass(24 * HOUR_MS + 60_000);
    expect(await tryStart(other, late)).toEqual(failed('plan-outdated'));
    await expectNotStarted(other, late);
    expect(await tryStart(site, plan)).toMatchObject({ ok: true });
  });

  test('if it removes more than is allowed by now', async () => {
    const site = makeBulkSite();
    const members = crowd(site, 10);
    const { id } = site.app.confluence.makeGroup({ name: 'editors', members });
    const rows = members
      .slice(0, 4)
      .map((accountId) => ({ group: 0, action: 'remove' as const, accountId }));
    const plan = await planForTest(site, siteAdmin, [id], rows);
    await site.settings.save({ ...FIRST_SETTINGS, mostRemovals: 3 });
    expect(await tryStart(site, plan)).toEqual(failed('too-many-removals'));
    await expectNotStarted(site, plan);
  });

  test('if its group was deleted since', async () => {
    const { site, group, plan } = await aPlanToAdd(1);
    site.app.confluence.world.groups.delete(group.id);
    expect(await tryStart(site, plan)).toEqual(failed('plan-outdated'));
    await expectNotStarted(site, plan);
  });

  test('if its group was renamed since, even within a minute', async () => {
    const { site, group, plan } = await aPlanToAdd(1);
    site.app.confluence.renameGroup(group.id, 'former editors');
    expect(await tryStart(site, plan)).toEqual(failed('plan-outdated'));
    await expectNotStarted(site, plan);
  });

  test.each(['external', 'team'] as const)(
    'if another system manages its group since: %s',
    async (management) => {
      const { site, group, plan } = await aPlanToAdd(1);
      const { world } = site.app.confluence;
      world.groups.set(group.id, { ...group, management, gives: [], members: new Set() });
      expect(await tryStart(site, plan)).toEqual(failed('plan-outdated'));
      await expectNotStarted(site, plan);
    },
  );

  test('if its group gives admin rights since, until a new plan says so', async () => {
    const { site, people, group, plan } = await aPlanToAdd(1);
    promote(site, group.id);
    await site.time.pass(LISTS_KEPT_MS);
    expect(await tryStart(site, plan)).toEqual(failed('plan-outdated'));
    await expectNotStarted(site, plan);
    const again = valueOf(
      await ask(site, (bulk) => bulk.replanWithoutRefusedGroups(siteAdmin, plan.id)),
    );
    expect(again.groups).toMatchObject([{ isProtected: true }]);
    expect(await start(site, again)).toMatchObject({ waiting: { for: 'owner-at-page' } });
    expect(site.app.confluence.membersOf(group.id)).not.toContain(people[0]);
  });

  test('if it is unknown by now whether its group gives admin rights', async () => {
    const { site, plan } = await aPlanToAdd(1);
    site.app.confluence.world.down.add('access-lists');
    await site.time.pass(2 * HOUR_MS);
    expect(await tryStart(site, plan)).toEqual(failed('unavailable'));
    await expectNotStarted(site, plan);
  });

  test('while Confluence does not say what its groups are', async () => {
    const { site, plan } = await aPlanToAdd(1);
    site.app.confluence.world.down.add('groups');
    expect(await tryStart(site, plan)).toEqual(failed('unavailable'));
    await expectNotStarted(site, plan);
  });

  test('if it was refused at creation, even if the reason is gone', async () => {
    const { site } = await aPlanToAdd(1);
    const { confluence } = site.app;
    const { id } = confluence.makeGroup({ name: 'hr', management: 'external' });
    const row = { group: 0, action: 'add' as const, accountId: siteAdmin };
    const plan = await planForTest(site, siteAdmin, [id], [row]);
    const group = confluence.world.groups.get(id);
    if (group) confluence.world.groups.set(id, { ...group, management: 'admins' });
    expect(await tryStart(site, plan)).toEqual(failed('externally-managed'));
    await expectNotStarted(site, plan);
  });

  test.each<[string, (plan: Plan, other: Plan['groups'][number]['id']) => Partial<Plan>]>([
    ['another group', ({ groups }, id) => ({ groups: groups.map((group) => ({ ...group, id })) })],
    ['other rows', () => ({ chunkDigests: ['0'.repeat(64)] })],
    ['another origin', () => ({ origin: { kind: 'undo', jobId: planIdOf(7) } })],
  ])('if its stored value was changed: %s', async (_what, change) => {
    const { site, plan } = await aPlanToAdd(1);
    const other = site.app.confluence.makeGroup({ name: 'editors-2' });
    site.plans.tamper({ ...plan, ...change(plan, other.id) });
    expect(await tryStart(site, plan)).toEqual(failed('plan-differs'));
    await expectNotStarted(site, plan);
  });

  test('if it has another version, or a job of another version exists', async () => {
    const { site, plan } = await aPlanToAdd(1);
    const afterwards = { ...aJob({ id: plan.id }), schema: 2 } as unknown as Job;
    await putJob(site.jobs, afterwards);
    expect(await tryStart(site, plan)).toEqual(failed('unavailable'));
    expect(site.events).toEqual([]);
    site.plans.tamper({ ...plan, schema: 2 } as unknown as Plan);
    expect(await tryStart(site, plan)).toEqual(failed('not-found'));
  });
});

describe('a plan that is applied', () => {
  test('becomes a job in the name of its approver, on record', async () => {
    const { site, plan } = await aPlanToAdd(3);
    expect(await start(site, plan, confluenceAdmin)).toMatchObject({
      id: plan.id,
      hash: plan.hash,
      ownerId: confluenceAdmin,
      approvals: [{ accountId: confluenceAdmin }],
      state: 'running',
      driver: 'queue',
    });
    expect(site.events).toMatchObject([{ event: { jobId: plan.id, step: 0, why: 'next' } }]);
  });

  test('twice at once becomes one job', async () => {
    const { site, people, group, plan } = await aPlanToAdd(50);
    const approved = { planId: plan.id, hash: plan.hash };
    const both = [siteAdmin, confluenceAdmin].map((who) =>
      site.invocation().startJob(who, approved),
    );
    const [one, other] = await site.time.until(Promise.all(both));
    expect(one).toEqual(other);
    expect((await jobOf(site, plan.id)).approvals).toHaveLength(1);
    await site.runAllEvents();
    expect(await jobOf(site, plan.id)).toMatchObject({ counts: { outcomes: { added: 50 } } });
    expect(site.app.confluence.writes()).toHaveLength(50);
    expect(site.app.confluence.membersOf(group.id).toSorted()).toEqual(people.toSorted());
  });

  test('again returns the existing job, however old, and changes nothing', async () => {
    const { site, group, plan } = await aPlanToAdd(5);
    await start(site, plan);
    await site.runAllEvents();
    site.app.confluence.renameGroup(group.id, 'former editors');
    await site.time.pass(48 * HOUR_MS);
    const done = await jobOf(site, plan.id);
    expect(await start(site, plan, confluenceAdmin)).toEqual(done);
    await site.runAllEvents();
    expect(site.app.confluence.writes()).toHaveLength(5);
  });

  test('again asks for its step again, because the first invocation may have died', async () => {
    const { site, plan } = await aPlanToAdd(5);
    site.queue.breakDown();
    await expect(start(site, plan)).rejects.toThrow();
    site.queue.repair();
    await start(site, plan);
    await site.runAllEvents();
    expect(await jobOf(site, plan.id)).toMatchObject({ state: 'done' });
  });

  test('to a protected group waits for its owner at the page', async () => {
    const { site } = await aPlanToAdd(1);
    const { makeGroup, membersOf, writes } = site.app.confluence;
    const { id } = makeGroup({ name: 'space-admins' });
    const row = { group: 0, action: 'add' as const, accountId: confluenceAdmin };
    const plan = await planForTest(site, siteAdmin, [id], [row]);
    expect(await start(site, plan)).toMatchObject({
      state: 'waiting',
      waiting: { for: 'owner-at-page' },
      driver: 'page',
    });
    expect(site.events).toEqual([]);

    expect(await drive(site, plan)).toMatchObject({ value: { state: 'done' } });
    expect(membersOf(id)).toEqual([confluenceAdmin]);
    expect(writes()).toEqual(['add by id as viewer']);
  });

  test('runs by the queue if it was only unknown whether its group is protected', async () => {
    const site = makeBulkSite();
    const people = crowd(site, 1);
    const { makeGroup, world, membersOf } = site.app.confluence;
    const { id } = makeGroup({ name: 'editors' });
    const rows = people.map((accountId) => ({ group: 0, action: 'add' as const, accountId }));
    world.down.add('access-lists');
    const plan = await planForTest(site, siteAdmin, [id], rows);
    expect(plan.groups).toMatchObject([{ isProtected: true }]);
    expect(await start(site, plan)).toMatchObject({ state: 'running', driver: 'queue' });

    await site.runNextEvent();
    expect(await jobOf(site, plan.id)).toMatchObject({ waiting: { for: 'confluence' } });
    expect(membersOf(id)).toEqual([]);
    world.down.delete('access-lists');
    await site.runAllEvents();
    expect(await jobOf(site, plan.id)).toMatchObject({ state: 'done' });
    expect(membersOf(id)).toEqual(people);
  });
});

describe('a site that changes while a job runs', () => {
  test('a renamed group receives its own people, and the group with its old name receives none', async () => {
    const { site, people, group, plan } = await aPlanToAdd(20);
    await start(site, plan);
    site.app.confluence.renameGroup(group.id, 'former editors');
    const bearer = site.app.confluence.makeGroup({ name: 'editors' });
    await site.time.pass(120_000);
    await site.runAllEvents();
    expect(site.app.confluence.membersOf(group.id)).toHaveLength(people.length);
    expect(site.app.confluence.membersOf(bearer.id)).toEqual([]);
    expect(new Set(site.app.confluence.writes())).toEqual(new Set(['add by id as app']));
  });

  test('the rows of a group that is deleted or handed over end with that result', async () => {
    const { site } = await aPlanToAdd(1);
    const { makeGroup, world, writes } = site.app.confluence;
    const people = crowd(site, 4);
    const groups = ['one', 'other', 'third'].map((name) => makeGroup({ name }).id);
    const [gone = groupIdOf(0), handed = groupIdOf(0)] = groups;
    const rows = people.flatMap((accountId) =>
      groups.map((_, group) => ({ group, action: 'add' as const, accountId })),
    );
    const plan = await planForTest(site, siteAdmin, groups, rows);
    await start(site, plan);
    world.groups.delete(gone);
    const kept = world.groups.get(handed);
    if (kept) world.groups.set(handed, { ...kept, management: 'external' });
    await site.time.pass(120_000);
    await site.runAllEvents();
    expect(await jobOf(site, plan.id)).toMatchObject({
      state: 'done',
      counts: { outcomes: { 'group-not-found': 4, 'externally-managed': 4, added: 4 } },
    });
    expect(writes()).toHaveLength(4);
  });

  test('no one changes a group that gives admin rights since, if the plan says that it gives none', async () => {
    const { site, group, plan } = await aPlanToAdd(2);
    const { membersOf, writes } = site.app.confluence;
    await start(site, plan);
    promote(site, group.id);
    await site.time.pass(LISTS_KEPT_MS);
    await site.runAllEvents();
    expect(await jobOf(site, plan.id)).toMatchObject({
      state: 'done',
      counts: { outcomes: { 'group-not-allowed': 2 } },
    });

    // The same at the owner's page, where an admin may change such a group.
    const { site: strict, group: other, plan: seen } = await aPlanToAdd(2);
    strict.app.confluence.world.appMayWrite = false;
    strict.app.confluence.world.standIn = false;
    await start(strict, seen);
    await strict.runAllEvents();
    expect(await jobOf(strict, seen.id)).toMatchObject({ driver: 'page' });
    promote(strict, other.id);
    await strict.time.pass(LISTS_KEPT_MS);
    expect(await drive(strict, seen)).toMatchObject({
      value: { state: 'done', counts: { outcomes: { 'group-not-allowed': 2 } } },
    });
    expect([...membersOf(group.id), ...strict.app.confluence.membersOf(other.id)]).toEqual([]);
    expect(writes()).toEqual([]);
  });

  test('at its owner’s page, a job waits while it is unknown whether its group gives admin rights', async () => {
    const { site, people, group, plan } = await aPlanToAdd(2);
    const { world, membersOf } = site.app.confluence;
    world.appMayWrite = false;
    world.standIn = false;
    await start(site, plan);
    await site.runAllEvents();
    world.down.add('access-lists');
    await site.time.pass(2 * HOUR_MS);
    expect(await drive(site, plan)).toMatchObject({ value: { waiting: { for: 'confluence' } } });
    expect(membersOf(group.id)).toEqual([]);
    world.down.delete('access-lists');
    await site.time.pass(HOUR_MS);
    expect(await drive(site, plan)).toMatchObject({ value: { state: 'done' } });
    expect(membersOf(group.id).toSorted()).toEqual(people.toSorted());
  });

  test('rows that were changed in storage are not carried out', async () => {
    const { site, plan } = await aPlanToAdd(3);
    await start(site, plan);
    const [rows = []] = (await site.plans.readChunks(plan.id, 0, 1)) ?? [];
    await site.plans.saveChunks(plan.id, 0, [
      rows.map((row) => ({ ...row, accountId: siteAdmin })),
    ]);
    await site.runNextEvent();
    expect(await jobOf(site, plan.id)).toMatchObject({ waiting: { for: 'storage' } });
    expect(site.app.confluence.writes()).toEqual([]);
    const job = await jobOf(site, plan.id);
    await expect(ask(site, (bulk) => bulk.readJobRows(job, 0, 1))).rejects.toThrow('altered');

    await site.plans.saveChunks(plan.id, 0, [rows]);
    await site.runAllEvents();
    expect(await jobOf(site, plan.id)).toMatchObject({ counts: { outcomes: { added: 3 } } });
  });

  test('rows are not carried out if the plan was changed to match them after its approval', async () => {
    const { site, plan } = await aPlanToAdd(3);
    await start(site, plan);
    const [rows = []] = (await site.plans.readChunks(plan.id, 0, 1)) ?? [];
    const other = await planForTest(
      site,
      siteAdmin,
      plan.groups.map(({ id }) => id),
      rows.map(({ group, action }) => ({ group, action, accountId: siteAdmin })).slice(0, 1),
    );
    const [forged = []] = (await site.plans.readChunks(other.id, 0, 1)) ?? [];
    await site.plans.saveChunks(plan.id, 0, [forged]);
    site.plans.tamper({ ...plan, chunkDigests: other.chunkDigests });
    await site.runNextEvent();
    expect(await jobOf(site, plan.id)).toMatchObject({ waiting: { for: 'storage' } });
    expect(site.app.confluence.writes()).toEqual([]);
  });

  test('lost results are not mistaken for a finished chunk', async () => {
    const { site, plan } = await aPlanToAdd(3);
    await start(site, plan);
    await putChunk(site.jobs, plan.id, 0, { ends: [], reservedUpTo: 0, inDoubt: new Set() });
    await site.runNextEvent();
    expect(await jobOf(site, plan.id)).toMatchObject({ waiting: { for: 'storage' }, nextChunk: 0 });
  });
});
