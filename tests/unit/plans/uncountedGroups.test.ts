import type { AccountId } from '../../../src/domain/accountId';
import { failed } from '../../../src/domain/outcome';
import type { Plan } from '../../../src/domain/plan/plan';
import { FIRST_RATE } from '../../../src/domain/requestRate';
import { costOfPlan } from '../../../src/domain/plan/planCost';
import { FIRST_SETTINGS } from '../../../src/domain/settings';
import { ask } from '../../fakes/bulk/ask';
import { jobOf, start } from '../../fakes/bulk/aStartedJob';
import { type BulkSite, makeBulkSite } from '../../fakes/bulk/bulkSite';
import { crowd, planForTest } from '../../fakes/bulk/planForTest';
import { PEOPLE } from '../../fakes/examples';

// Kind Q: Confluence doesn't say how many members a group has.

const { siteAdmin } = PEOPLE;
const UNCOUNTED = failed('too-many-to-count');

const arrange = () => {
  const site = makeBulkSite();
  site.app.confluence.world.tellsCounts = false;
  return site;
};

const removing = (people: readonly AccountId[], group = 0) =>
  people.map((accountId) => ({ group, action: 'remove' as const, accountId }));

/** A plan to remove some members of a group of this size. */
const planRemoval = async (size: number, removals: number, site = arrange()) => {
  const people = crowd(site, size);
  const group = site.app.confluence.makeGroup({ name: 'editors', members: people });
  const plan = await planForTest(site, siteAdmin, [group.id], removing(people.slice(0, removals)));
  const members = site.app.confluence.world.groups.get(group.id)?.members ?? new Set();
  return { site, people, group, plan, members };
};

const tryStart = (site: BulkSite, { id, hash }: Plan) =>
  ask(site, (bulk) => bulk.startJob(siteAdmin, { planId: id, hash }));

const apply = async (site: BulkSite, plan: Plan) => {
  await start(site, plan);
  await site.runAllEvents();
  return await jobOf(site, plan.id);
};

/** How many requests the app has sent for members. */
const pagesRead = ({ app }: BulkSite): number =>
  app.confluence.world.requests.filter(({ call }) => call === 'members').length;

test('counts by reading, and then a plan is like any other', async () => {
  const { site, plan } = await planRemoval(450, 100);
  expect(plan.groups).toMatchObject([{ members: 450, counted: 'by-reading' }]);
  expect(await apply(site, plan)).toMatchObject({
    state: 'done',
    counts: { outcomes: { removed: 100 }, certain: 100 },
  });
});

test('reads a list that is cut into small pages to its end', async () => {
  const site = arrange();
  site.app.confluence.world.pageCut = 50;
  const { plan } = await planRemoval(430, 100, site);
  expect(plan.groups).toMatchObject([{ members: 430, counted: 'by-reading' }]);
});

test.each([
  ['all members', 4, 4, 'would-empty-group'],
  ['more than half', 9, 5, 'too-many-removals'],
])('refuses to remove %s, as on other sites', async (_what, size, removals, refusal) => {
  const { site, plan } = await planRemoval(size, removals);
  expect(plan.groups).toMatchObject([{ refusal }]);
  expect(await tryStart(site, plan)).toMatchObject({ failure: { code: refusal } });
});

test('a job stops at the limits if a group has shrunk since the plan', async () => {
  const { site, people, plan, members } = await planRemoval(300, 100);
  await start(site, plan);
  people.slice(100, 290).forEach((person) => members.delete(person));
  await site.runAllEvents();
  const { counts } = await jobOf(site, plan.id);
  expect(counts.outcomes).toEqual({ 'too-many-removals': 100 });
  expect(members.size).toBe(110);
});

describe('a group of more than 10,000 members', () => {
  test('is counted in part, and loses a few of them, without proof', async () => {
    const { site, plan } = await planRemoval(12_500, 10);
    expect(plan.groups).toMatchObject([{ counted: 'in-part' }]);
    expect(plan.groups[0]?.members).toBeLessThanOrEqual(10_000);
    expect(pagesRead(site)).toBeLessThanOrEqual(50);
    expect(await apply(site, plan)).toMatchObject({
      state: 'done',
      counts: { outcomes: { removed: 10 }, certain: 0 },
    });
  });

  test('does not lose more than half of those that were counted', async () => {
    const site = arrange();
    await site.settings.save({ ...FIRST_SETTINGS, mostRemovals: 50_000 });
    const { plan } = await planRemoval(12_500, 5_100, site);
    expect(plan.groups).toMatchObject([{ counted: 'in-part', refusal: 'too-many-to-count' }]);
    expect(await tryStart(site, plan)).toEqual(UNCOUNTED);
  });

  test('is counted again when the plan is applied', async () => {
    const { site, people, plan, members } = await planRemoval(12_500, 10);
    people.slice(10).forEach((person) => members.delete(person));
    expect(await tryStart(site, plan)).toEqual(failed('would-empty-group'));
  });

  test('costs as much again when the plan is applied, and says so', async () => {
    const { plan } = await planRemoval(12_500, 10);
    const members = plan.groups[0]?.members ?? 0;
    const { looking, reading } = costOfPlan(plan.groups, FIRST_RATE);
    expect(looking).toBeGreaterThan(2 * members);
    expect(reading).toBe(0);
  });
});

test('stops counting at 10,000 members in all, and says which groups it could not count', async () => {
  const site = arrange();
  const people = crowd(site, 200);
  const ids = Array.from({ length: 70 }, (_, at) => {
    return site.app.confluence.makeGroup({ name: `group ${at}`, members: people }).id;
  });
  const rows = ids.flatMap((_id, group) => removing(people.slice(0, 1), group));
  const plan = await planForTest(site, siteAdmin, ids, rows);
  expect(pagesRead(site)).toBe(50);
  const refused = plan.groups.filter(({ refusal }) => refusal === 'too-many-to-count');
  expect(refused).toHaveLength(20);
  expect(await tryStart(site, plan)).toEqual(UNCOUNTED);
});

test('stops counting after eight seconds, and says so', async () => {
  const site = arrange();
  site.app.confluence.world.pageCut = 20;
  site.between = (directory) => ({
    ...directory,
    readMembers: async (...asked) => {
      await site.time.pause(1_000);
      return await directory.readMembers(...asked);
    },
  });
  const few = await planRemoval(3_000, 20, site);
  expect(few.plan.groups).toMatchObject([{ counted: 'in-part' }]);
  expect(few.plan.groups[0]).not.toHaveProperty('refusal');
  const rows = removing(few.people.slice(0, 400));
  const many = await planForTest(site, siteAdmin, [few.group.id], rows);
  expect(many.groups).toMatchObject([{ refusal: 'too-many-to-count' }]);
});

test('shows a group without its number of members', async () => {
  const { app } = arrange();
  const { id } = app.confluence.makeGroup({ name: 'editors', members: [siteAdmin] });
  const shown = await app.getGroup(siteAdmin, id);
  expect(shown).toMatchObject({ ok: true, value: { group: { id } } });
  expect(shown).not.toHaveProperty('value.members');
});

test('plans adds without counting', async () => {
  const site = arrange();
  const people = crowd(site, 60);
  const { id } = site.app.confluence.makeGroup({ name: 'editors', members: people.slice(0, 5) });
  const rows = people.slice(5).map((accountId) => ({
    ...{ group: 0, action: 'add' as const, accountId },
  }));
  const plan = await planForTest(site, siteAdmin, [id], rows);
  expect(plan.groups[0]).not.toHaveProperty('members');
  expect(pagesRead(site)).toBe(0);
  expect(await apply(site, plan)).toMatchObject({ counts: { outcomes: { added: 55 } } });
});
