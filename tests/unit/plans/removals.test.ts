import type { AccountId } from '../../../src/domain/accountId';
import { failed } from '../../../src/domain/outcome';
import { isRefused } from '../../../src/domain/plan/plan';
import type { PlanRow } from '../../../src/domain/plan/planRow';
import { FIRST_SETTINGS } from '../../../src/domain/settings';
import { ask } from '../../fakes/bulk/ask';
import { type BulkSite, makeBulkSite } from '../../fakes/bulk/bulkSite';
import { crowd, planForTest } from '../../fakes/bulk/planForTest';
import { PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin } = PEOPLE;

const removing = (people: readonly AccountId[], group = 0): Omit<PlanRow, 'row'>[] =>
  people.map((accountId) => ({ group, action: 'remove', accountId }));

/** Plans to remove some of a group's members. */
const planRemoval = async (members: number, removed: number) => {
  const site = makeBulkSite();
  const people = crowd(site, members);
  const group = site.app.confluence.makeGroup({ name: 'editors', members: people });
  const rows = removing(people.slice(0, removed));
  return { site, group, plan: await planForTest(site, siteAdmin, [group.id], rows) };
};

const expectNothingDone = async (site: BulkSite): Promise<void> => {
  await site.runAllEvents();
  expect(site.app.confluence.writes()).toEqual([]);
};

describe('a plan that removes members', () => {
  test.each([
    ['all', 4, 4, 'would-empty-group'],
    ['the only one', 1, 1, 'would-empty-group'],
    ['two of three', 3, 2, 'too-many-removals'],
    ['more than half', 9, 5, 'too-many-removals'],
  ])('is refused if it would remove %s', async (_what, members, removed, refusal) => {
    const { site, plan } = await planRemoval(members, removed);
    expect(plan.groups).toMatchObject([{ members, removals: removed, refusal }]);
    const started = ask(site, (bulk) =>
      bulk.startJob(siteAdmin, { planId: plan.id, hash: plan.hash }),
    );
    expect(await started).toEqual(failed(refusal as 'would-empty-group'));
    await expectNothingDone(site);
  });

  test('records the limits that it was checked against', async () => {
    const { site, plan } = await planRemoval(9, 5);
    await site.settings.save({ ...FIRST_SETTINGS, mostRemovedPercent: 80 });
    const kept = await site.plans.readPlan(plan.id);
    expect(await ask(site, (bulk) => bulk.viewPlan(kept ?? plan))).toMatchObject({
      groups: [{ refusal: 'too-many-removals' }],
      ceilings: { mostRemovals: 500, mostRemovedPercent: 50 },
    });
  });

  test.each([
    ['one of three', 3, 1],
    ['half', 10, 5],
  ])('may remove %s', async (_what, members, removed) => {
    const { site, plan, group } = await planRemoval(members, removed);
    expect(isRefused(plan)).toBe(false);
    await ask(site, (bulk) => bulk.startJob(siteAdmin, { planId: plan.id, hash: plan.hash }));
    await site.runAllEvents();
    expect(site.app.confluence.membersOf(group.id)).toHaveLength(members - removed);
  });

  test('does not count suspended members, because no list shows them', async () => {
    const site = makeBulkSite();
    const people = crowd(site, 4);
    const group = site.app.confluence.makeGroup({ name: 'editors', members: people });
    for (const person of people.slice(2)) site.app.confluence.world.suspended.add(person);
    const plan = await planForTest(site, siteAdmin, [group.id], removing(people.slice(0, 2)));
    expect(plan.groups).toMatchObject([{ members: 2, refusal: 'would-empty-group' }]);
  });

  test('is refused as a whole if one of its groups is refused', async () => {
    const site = makeBulkSite();
    const people = crowd(site, 20);
    const { makeGroup } = site.app.confluence;
    const [large, small] = [
      makeGroup({ name: 'large', members: people }),
      makeGroup({ name: 'small', members: people.slice(0, 1) }),
    ];
    const rows = [...removing(people.slice(0, 2)), ...removing(people.slice(0, 1), 1)];
    const plan = await planForTest(site, siteAdmin, [large.id, small.id], rows);
    expect(plan.groups.map(({ refusal }) => refusal)).toEqual([undefined, 'would-empty-group']);
    const approved = { planId: plan.id, hash: plan.hash };
    expect(await ask(site, (bulk) => bulk.startJob(siteAdmin, approved))).toEqual(
      failed('would-empty-group'),
    );
    await expectNothingDone(site);
  });

  test('is refused if it removes the author’s own rights, but not if it removes others’', async () => {
    const site = makeBulkSite();
    const members = [siteAdmin, confluenceAdmin, ...crowd(site, 8)];
    const { makeGroup } = site.app.confluence;
    const group = makeGroup({ name: 'admins', gives: ['admin'], members });
    const plan = (who: AccountId) => planForTest(site, siteAdmin, [group.id], removing([who]));
    expect((await plan(siteAdmin)).groups).toMatchObject([{ refusal: 'own-admin-group' }]);
    expect(isRefused(await plan(confluenceAdmin))).toBe(false);
  });

  test('is not made while it is unknown whether it removes the author’s own rights', async () => {
    const site = makeBulkSite();
    const members = [siteAdmin, ...crowd(site, 8)];
    const { makeGroup, world } = site.app.confluence;
    const group = makeGroup({ name: 'editors', members });
    world.down.add('access-lists');
    const plan = (who: readonly AccountId[]) =>
      planForTest(site, siteAdmin, [group.id], removing(who));
    await expect(plan([siteAdmin])).rejects.toThrow('unavailable');
    expect(isRefused(await plan(members.slice(1, 2)))).toBe(false);
  });

  test('is refused beyond the total limit, in each group with a removal', async () => {
    const site = makeBulkSite();
    const people = crowd(site, 1_002);
    const { makeGroup } = site.app.confluence;
    const [one, other, third] = ['one', 'other', 'third'].map(
      (name) => makeGroup({ name, members: people }).id,
    );
    if (!one || !other || !third) throw new Error('There are three groups.');
    const planFor = (first: number, second: number) =>
      planForTest(
        site,
        siteAdmin,
        [one, other, third],
        [
          ...removing(people.slice(0, first)),
          ...removing(people.slice(0, second), 1),
          { group: 2, action: 'add', accountId: siteAdmin },
        ],
      );
    expect(isRefused(await planFor(250, 250))).toBe(false);
    const refusals = (await planFor(250, 251)).groups.map(({ refusal }) => refusal);
    expect(refusals).toEqual(['too-many-removals', 'too-many-removals', undefined]);
  });
});

describe('members who left since the plan', () => {
  test('do not let a job remove the last one', async () => {
    const { site, group, plan } = await planRemoval(6, 3);
    const [, , , ...others] = site.app.confluence.membersOf(group.id);
    await ask(site, (bulk) => bulk.startJob(siteAdmin, { planId: plan.id, hash: plan.hash }));
    for (const left of others) site.app.confluence.world.groups.get(group.id)?.members.delete(left);
    await site.runAllEvents();
    const job = await site.jobs.read(plan.id);
    expect(job).toMatchObject({ state: 'done', counts: { outcomes: { 'would-empty-group': 3 } } });
    await expectNothingDone(site);
    expect(site.app.confluence.membersOf(group.id)).toHaveLength(3);
  });
});
