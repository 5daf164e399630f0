import type { AccountId } from '../../../src/domain/accountId';
import { failed } from '../../../src/domain/outcome';
import type { Plan } from '../../../src/domain/plan/plan';
import { FIRST_SETTINGS } from '../../../src/domain/settings';
import { ask } from '../../fakes/bulk/ask';
import { aPlanToAdd, aPlanToRemove, jobOf, start } from '../../fakes/bulk/aStartedJob';
import type { BulkSite } from '../../fakes/bulk/bulkSite';
import { crowd } from '../../fakes/bulk/planForTest';
import { answered } from '../../fakes/confluence/world';
import { PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';

const { siteAdmin } = PEOPLE;
const TOO_MANY = failed('too-many-removals');
const HOUR_MS = 3_600_000;

type Arranged = {
  site: BulkSite;
  group: Plan['groups'][number] | { id: Plan['groups'][number]['id'] };
};

const membersOf = ({ site, group }: Arranged): Set<AccountId> => {
  const members = site.app.confluence.world.groups.get(group.id)?.members;
  if (!members) throw new Error('There is no such group.');
  return members;
};

const tryStart = (site: BulkSite, { id, hash }: Plan) =>
  ask(site, (bulk) => bulk.startJob(siteAdmin, { planId: id, hash }));

const apply = async (site: BulkSite, plan: Plan) => {
  await start(site, plan);
  await site.runAllEvents();
  return await jobOf(site, plan.id);
};

const planUndo = async (site: BulkSite, plan: Plan, uncertainRows: number[] = []) =>
  valueOf(await ask(site, (bulk) => bulk.planUndo(siteAdmin, { jobId: plan.id, uncertainRows })));

/** Passes the ten minutes in which Rollcall's own record outweighs what Confluence lists. */
const outliveRecord = (site: BulkSite): Promise<unknown> => site.time.pass(11 * 60_000);

const leave = (members: Set<AccountId>, people: readonly AccountId[]): void =>
  people.forEach((person) => members.delete(person));

const putBack = (members: Set<AccountId>, people: readonly AccountId[]): void =>
  people.forEach((person) => members.add(person));

describe('a plan that removes people from a group that has shrunk', () => {
  test('is refused if it would remove too large a share by now', async () => {
    const arranged = await aPlanToRemove(99, { of: 200 });
    const { site, people, plan } = arranged;
    leave(membersOf(arranged), people.slice(100));
    expect(await tryStart(site, plan)).toEqual(TOO_MANY);
    expect(await site.jobs.read(plan.id)).toBeUndefined();
  });

  test('is refused if it would empty the group by now', async () => {
    const arranged = await aPlanToRemove(99, { of: 200 });
    const { site, people, plan } = arranged;
    leave(membersOf(arranged), people.slice(99));
    expect(await tryStart(site, plan)).toEqual(failed('would-empty-group'));
  });

  test('is refused if the members cannot be counted', async () => {
    const { site, plan } = await aPlanToRemove(2, { of: 10 });
    site.app.confluence.world.down.add('members');
    expect(await tryStart(site, plan)).toEqual(failed('unavailable'));
  });

  test('becomes a job with as many members as there are', async () => {
    const arranged = await aPlanToRemove(2, { of: 10 });
    const { site, people, plan } = arranged;
    leave(membersOf(arranged), people.slice(8));
    expect((await start(site, plan)).groups).toMatchObject([{ members: 8 }]);
  });

  test('removes no one if the group shrinks before the job reads its members', async () => {
    const arranged = await aPlanToRemove(99, { of: 200 });
    const { site, people, plan } = arranged;
    await start(site, plan);
    leave(membersOf(arranged), people.slice(100));
    await site.runAllEvents();
    expect(await jobOf(site, plan.id)).toMatchObject({
      state: 'done',
      counts: { outcomes: { 'too-many-removals': 99 } },
    });
    expect(membersOf(arranged).size).toBe(100);
  });

  test('removes no one if the group shrinks while the job waits for more than a day', async () => {
    const arranged = await aPlanToRemove(99, { of: 200 });
    const { site, people, plan } = arranged;
    Object.assign(site.app.confluence.world, { appMayWrite: false, standIn: false }); // so it waits for its owner at the page
    await start(site, plan);
    await site.runAllEvents();
    expect(await jobOf(site, plan.id)).toMatchObject({ waiting: { for: 'owner-at-page' } });
    leave(membersOf(arranged), people.slice(100));
    await site.time.pass(25 * HOUR_MS);
    site.app.confluence.world.viewer = siteAdmin;
    const run = { until: site.time.now() + 15_000, leaseSeconds: 30 };
    const caller = { kind: 'admin', accountId: siteAdmin } as const;
    await ask(site, (bulk) => bulk.driveJob(caller, plan.id, run));
    expect(membersOf(arranged).size).toBe(100);
  });
});

/** A plan to add 60 people to a group of 50. */
const aPlanOfAdds = async () => {
  const arranged = await aPlanToAdd(60);
  const others = crowd(arranged.site, 110).slice(60);
  putBack(membersOf(arranged), others);
  return { ...arranged, others };
};

/** A job that certainly added more than half of a group's members. */
const aJobOfAdds = async () => {
  const arranged = await aPlanOfAdds();
  await apply(arranged.site, arranged.plan);
  return arranged;
};

describe('the limits on removals', () => {
  test('leave out the first undo of a job', async () => {
    const arranged = await aJobOfAdds();
    const { site, plan, others } = arranged;
    const undo = await planUndo(site, plan);
    expect(undo.groups).toMatchObject([{ removals: 60, exempt: 60 }]);
    expect(await apply(site, undo)).toMatchObject({ counts: { outcomes: { removed: 60 } } });
    expect([...membersOf(arranged)].toSorted()).toEqual(others.toSorted());
  });

  test('count a second undo, after everyone was put back by hand', async () => {
    const arranged = await aJobOfAdds();
    const { site, people, plan } = arranged;
    await apply(site, await planUndo(site, plan));
    putBack(membersOf(arranged), people);
    await outliveRecord(site);
    const again = await planUndo(site, plan);
    expect(again.groups).toMatchObject([{ removals: 60, refusal: 'too-many-removals' }]);
    expect(await tryStart(site, again)).toEqual(TOO_MANY);
  });

  test('count the second of two undos that were planned before either was applied', async () => {
    const arranged = await aJobOfAdds();
    const { site, people, plan } = arranged;
    const [one, other] = [await planUndo(site, plan), await planUndo(site, plan)];
    await apply(site, one);
    putBack(membersOf(arranged), people);
    await outliveRecord(site);
    expect(await tryStart(site, other)).toEqual(TOO_MANY);
  });

  test('leave out one of two undos that are applied at the same moment', async () => {
    const { site, plan } = await aJobOfAdds();
    const plans = [await planUndo(site, plan), await planUndo(site, plan)];
    const started = await site.time.until(
      Promise.all(
        plans.map(({ id, hash }) => site.invocation().startJob(siteAdmin, { planId: id, hash })),
      ),
    );
    expect(started.filter(({ ok }) => ok)).toHaveLength(1);
    expect(started).toContainEqual(TOO_MANY);
  });

  test('count an undo more than seven days after the job', async () => {
    const { site, plan } = await aJobOfAdds();
    await site.time.pass(6 * 24 * HOUR_MS);
    const undo = await planUndo(site, plan);
    expect(undo.groups[0]).not.toHaveProperty('refusal');
    await site.time.pass(23 * HOUR_MS);
    const late = await planUndo(site, plan);
    expect(late.groups[0]).not.toHaveProperty('refusal');
    await site.time.pass(2 * HOUR_MS);
    expect(await tryStart(site, late)).toEqual(TOO_MANY);
    expect((await planUndo(site, plan)).groups).toMatchObject([{ refusal: 'too-many-removals' }]);
  });

  test('count uncertain rows that an admin selects', async () => {
    const { site, plan } = await aPlanOfAdds();
    site.between = (directory) => ({
      ...directory,
      addMember: async (...given) => {
        await directory.addMember(...given);
        return answered(202);
      },
    });
    await apply(site, plan);
    const all = Array.from({ length: 60 }, (_, at) => at);
    expect((await planUndo(site, plan, all)).groups).toMatchObject([
      { removals: 60, refusal: 'too-many-removals' },
    ]);
    const some = await planUndo(site, plan, all.slice(0, 30));
    expect(some.groups[0]).not.toHaveProperty('refusal');
  });

  test('count the rest of an undo that was planned again after another undo', async () => {
    const arranged = await aJobOfAdds();
    const { site, people, plan } = arranged;
    const first = await planUndo(site, plan);
    await start(site, first);
    await ask(site, (bulk) => bulk.controlJob(siteAdmin, first.id, 'cancel'));
    const retry = async () =>
      valueOf(await ask(site, (bulk) => bulk.planRetry(siteAdmin, { jobId: first.id })));
    const [one, other] = [await retry(), await retry()];
    expect(await apply(site, one)).toMatchObject({ counts: { outcomes: { removed: 60 } } });
    putBack(membersOf(arranged), people);
    await outliveRecord(site);
    expect(await tryStart(site, other)).toEqual(TOO_MANY);
    expect((await retry()).groups).toMatchObject([{ refusal: 'too-many-removals' }]);
  });

  test('count people who are no longer as the job left them', async () => {
    const arranged = await aJobOfAdds();
    const { site, people, plan } = arranged;
    await site.time.pass(10 * 60_000); // lists may lag for so long
    const undo = await planUndo(site, plan);
    leave(membersOf(arranged), people.slice(0, 40)); // removed by hand
    await outliveRecord(site);
    await start(site, undo);
    const removed: unknown[] = [];
    site.between = (directory) => ({
      ...directory,
      removeMember: (...given) => {
        removed.push(given[1]);
        return directory.removeMember(...given);
      },
    });
    await site.runAllEvents();
    expect(removed.toSorted()).toEqual(people.slice(40).toSorted());
    expect(await jobOf(site, undo.id)).toMatchObject({
      state: 'done',
      counts: { outcomes: { removed: 20, 'not-a-member': 40 } },
    });
  });

  test('let an undo remove a few people who are suspended, and so are not listed', async () => {
    const arranged = await aJobOfAdds();
    const { site, people, plan, others } = arranged;
    for (const person of people.slice(0, 5)) site.app.confluence.world.suspended.add(person);
    await apply(site, await planUndo(site, plan));
    expect([...membersOf(arranged)].toSorted()).toEqual(others.toSorted());
  });

  test('count an undo whose plan was stored without an exemption', async () => {
    const { site, plan } = await aJobOfAdds();
    const undo = await planUndo(site, plan);
    const groups = undo.groups.map(({ exempt: _none, ...group }) => group);
    site.plans.tamper({ ...undo, groups });
    expect(await tryStart(site, undo)).toEqual(TOO_MANY);
  });

  test('are those of the site at the time', async () => {
    const { site, plan } = await aPlanToRemove(40, { of: 100 });
    await site.settings.save({ ...FIRST_SETTINGS, mostRemovedPercent: 30 });
    expect(await tryStart(site, plan)).toEqual(TOO_MANY);
  });
});
