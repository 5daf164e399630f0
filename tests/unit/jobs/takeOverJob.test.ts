import type { AccountId } from '../../../src/domain/accountId';
import { failed } from '../../../src/domain/outcome';
import { planIdOf } from '../../fakes/bulk/aPlan';
import { ask } from '../../fakes/bulk/ask';
import { aPlanToAdd, jobOf, start } from '../../fakes/bulk/aStartedJob';
import type { BulkSite } from '../../fakes/bulk/bulkSite';
import type { World } from '../../fakes/confluence/world';
import { PEOPLE } from '../../fakes/examples';

const { siteAdmin, newcomer, confluenceAdmin } = PEOPLE;

/** A job that waits for its owner, and another site admin who opens the page. */
const arrange = async (rows = 3) => {
  const made = await aPlanToAdd(rows);
  const { site, plan } = made;
  const { world } = site.app.confluence;
  world.appMayWrite = false;
  world.standIn = false;
  for (const group of world.groups.values())
    if (group.gives.includes('site-admin')) group.members.add(newcomer);
  await start(site, plan);
  await site.runAllEvents();
  return { ...made, world };
};

const takeOver = (
  site: BulkSite,
  jobId: Parameters<typeof jobOf>[1],
  hash: string,
  who = newcomer,
) => ask(site, (bulk) => bulk.takeOverJob(who, { jobId, hash }));

const drive = (site: BulkSite, jobId: Parameters<typeof jobOf>[1], accountId: AccountId) => {
  site.app.confluence.world.viewer = accountId;
  const run = { until: site.time.now() + 15_000, leaseSeconds: 30 };
  return ask(site, (bulk) => bulk.driveJob({ kind: 'admin', accountId }, jobId, run));
};

describe('another admin who opens the page of a waiting job', () => {
  test('sees what it waits for', async () => {
    const { site, plan } = await arrange();
    const view = await ask(site, async (bulk) => bulk.viewJob(await jobOf(site, plan.id)));
    expect(view).toMatchObject({
      ownerId: siteAdmin,
      state: 'waiting',
      waiting: { for: 'owner-at-page' },
      hash: plan.hash,
    });
  });

  test('finds it waiting if the owner left after an incomplete step', async () => {
    const { site, plan } = await arrange();
    const run = { until: site.time.now(), leaseSeconds: 30 };
    const owner = { kind: 'admin', accountId: siteAdmin } as const;
    await ask(site, (bulk) => bulk.driveJob(owner, plan.id, run));
    expect(await jobOf(site, plan.id)).toMatchObject({
      state: 'waiting',
      waiting: { for: 'owner-at-page' },
    });
  });

  test('cannot drive it in the owner’s place', async () => {
    const { site, plan } = await arrange();
    expect(await drive(site, plan.id, newcomer)).toEqual(failed('not-permitted'));
    expect(await jobOf(site, plan.id)).toMatchObject({ ownerId: siteAdmin, state: 'waiting' });
  });

  test('takes it over with the hash of its plan, on record, and carries it out as themselves', async () => {
    const { site, group, plan } = await arrange();
    expect(await takeOver(site, plan.id, plan.hash)).toMatchObject({
      value: {
        ownerId: newcomer,
        approvals: [{ accountId: siteAdmin }, { accountId: newcomer }],
        state: 'waiting',
        waiting: { for: 'owner-at-page' },
      },
    });
    const before = site.app.confluence.writes().length;
    expect(await drive(site, plan.id, siteAdmin)).toEqual(failed('not-permitted'));
    expect(await drive(site, plan.id, newcomer)).toMatchObject({ value: { state: 'done' } });
    expect(site.app.confluence.membersOf(group.id)).toHaveLength(3);
    const since = site.app.confluence.writes().slice(before);
    expect(since.filter((write) => !write.endsWith('as app'))).toEqual(
      Array.from({ length: 3 }, () => 'add by id as viewer'),
    );
  });

  test('cannot take it over with another hash', async () => {
    const { site, plan } = await arrange();
    const before = await jobOf(site, plan.id);
    for (const hash of ['', 'x', plan.hash.toUpperCase()])
      expect(await takeOver(site, plan.id, hash)).toEqual(failed('plan-differs'));
    expect(await jobOf(site, plan.id)).toEqual(before);
  });

  test('finds no job with an unknown ID', async () => {
    const { site, plan } = await arrange();
    expect(await takeOver(site, planIdOf(7), plan.hash)).toEqual(failed('not-found'));
  });
});

describe('taking over a job', () => {
  test('that one owns already adds nothing to the record', async () => {
    const { site, plan } = await arrange();
    const before = await jobOf(site, plan.id);
    expect(await takeOver(site, plan.id, plan.hash, siteAdmin)).toEqual({
      ok: true,
      value: before,
    });
  });

  test('at the same moment gives it to one admin, and the other is told to wait', async () => {
    const { site, plan } = await arrange();
    const both = [newcomer, confluenceAdmin].map((who) =>
      site.invocation().takeOverJob(who, { jobId: plan.id, hash: plan.hash }),
    );
    const taken = await site.time.until(Promise.all(both));
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
    expect(taken.filter(({ ok }) => !ok)).toEqual([failed('in-progress')]);
    expect((await jobOf(site, plan.id)).approvals).toHaveLength(2);
  });

  test('is possible only after the step that runs in the owner’s name', async () => {
    const { site, plan } = await aPlanToAdd(400);
    await start(site, plan);
    const running = site.runNextEvent();
    await site.time.pass(1_000);
    expect(await takeOver(site, plan.id, plan.hash)).toEqual(failed('in-progress'));
    await site.time.until(running);
    expect(await jobOf(site, plan.id)).toMatchObject({ ownerId: siteAdmin });
  });

  test('does nothing if it is over', async () => {
    const { site, plan } = await aPlanToAdd(1);
    await start(site, plan);
    await site.runAllEvents();
    const done = await jobOf(site, plan.id);
    expect(await takeOver(site, plan.id, plan.hash)).toEqual({ ok: true, value: done });
    expect(done.ownerId).toBe(siteAdmin);
  });

  test.each<[string, (world: World) => void]>([
    [
      'is no admin any more',
      ({ groups }) => {
        for (const group of groups.values()) group.members.delete(siteAdmin);
      },
    ],
    ['is rejected by Confluence', ({ suspended }) => suspended.add(siteAdmin)],
  ])('resumes it if its owner %s', async (_what, befall) => {
    const { site, plan } = await aPlanToAdd(3);
    const { world } = site.app.confluence;
    befall(world);
    await start(site, plan);
    await site.runAllEvents();
    expect(await jobOf(site, plan.id)).toMatchObject({ waiting: { for: 'another-owner' } });
    expect(site.app.confluence.writes()).toEqual([]);

    for (const group of world.groups.values())
      if (group.gives.includes('site-admin')) group.members.add(newcomer);
    expect(await takeOver(site, plan.id, plan.hash)).toMatchObject({ value: { state: 'running' } });
    await site.runAllEvents();
    expect(await jobOf(site, plan.id)).toMatchObject({
      state: 'done',
      ownerId: newcomer,
      counts: { outcomes: { added: 3 } },
    });
  });

  test('leaves it paused if it is paused', async () => {
    const { site, plan } = await aPlanToAdd(3);
    await start(site, plan);
    await ask(site, (bulk) => bulk.controlJob(siteAdmin, plan.id, 'pause'));
    expect(await takeOver(site, plan.id, plan.hash)).toMatchObject({ value: { state: 'paused' } });
    await site.runAllEvents();
    expect(site.app.confluence.writes()).toEqual([]);
  });
});
