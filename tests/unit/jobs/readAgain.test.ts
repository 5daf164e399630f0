import type { AccountId } from '../../../src/domain/accountId';
import type { GroupId } from '../../../src/domain/group';
import type { PlanRow } from '../../../src/domain/plan/planRow';
import { FIRST_SETTINGS } from '../../../src/domain/settings';
import { jobOf, start } from '../../fakes/bulk/aStartedJob';
import { type BulkSite, makeBulkSite } from '../../fakes/bulk/bulkSite';
import { failWhere } from '../../fakes/bulk/failWhere';
import { makeLife } from '../../fakes/bulk/life';
import { crowd, planForTest } from '../../fakes/bulk/planForTest';
import { PEOPLE } from '../../fakes/examples';
import { makeFakeSettings } from '../../fakes/fakeSettings';

const { siteAdmin } = PEOPLE;

type Row = Omit<PlanRow, 'row'>;
const removing = (people: readonly AccountId[], group = 0): Row[] =>
  people.map((accountId) => ({ group, action: 'remove', accountId }));

/** A started job of these rows. The members of the first group can be changed unnoticed. */
const started = async (
  members: (all: AccountId[]) => AccountId[][],
  rows: (all: AccountId[]) => Row[],
) => {
  const site = makeBulkSite();
  site.settings = makeFakeSettings({
    ...FIRST_SETTINGS,
    ...{ pointsLeftPercent: 0, mostRemovals: 50_000, mostRemovedPercent: 100 },
  });
  const all = crowd(site, 10_500);
  const groups = members(all).map(
    (who, at) => site.app.confluence.makeGroup({ name: `group ${at}`, members: who }).id,
  );
  const plan = await planForTest(site, siteAdmin, groups, rows(all));
  await start(site, plan);
  const inside = (id: GroupId | undefined): Set<AccountId> => {
    const group = id && site.app.confluence.world.groups.get(id);
    if (!group) throw new Error('There is no such group.');
    return group.members;
  };
  return { site, all, groups, plan, members: inside(groups[0]), inside };
};

const countReads = (site: BulkSite): Map<GroupId, number> => {
  const reads = new Map<GroupId, number>();
  site.between = (directory) => ({
    ...directory,
    readMembers: (id, ...page) => {
      reads.set(id, (reads.get(id) ?? 0) + 1);
      return directory.readMembers(id, ...page);
    },
  });
  return reads;
};

test('a group that had grown too large is not read later, because removals may have shrunk it', async () => {
  const { site, all, plan, members } = await started(
    (people) => [people.slice(0, 500)],
    (people) => removing(people.slice(0, 450)),
  );
  all.slice(500).forEach((person) => members.add(person));
  await site.runNextEvent(makeLife({ atCall: 200, when: 'after' }));
  const goneByThen = all.slice(0, 450).filter((person) => !members.has(person)).length;
  expect(goneByThen).toBeGreaterThan(0);
  expect(await jobOf(site, plan.id)).toMatchObject({ nextGroup: 1 });
  all.slice(450).forEach((person) => members.delete(person));
  const reads = countReads(site);
  await site.runAllEvents();
  expect(reads.size).toBe(0);
  const { counts } = await jobOf(site, plan.id);
  expect(counts.outcomes['would-empty-group']).toBeUndefined();
});

test('a group that was too large when it was planned is not read at all', async () => {
  const { site, plan } = await started(
    (people) => [people.slice(0, 10_400)],
    (people) => removing(people.slice(0, 5)),
  );
  const reads = countReads(site);
  await site.runAllEvents();
  expect(reads.size).toBe(0);
  expect((await jobOf(site, plan.id)).counts).toEqual({
    outcomes: { removed: 5 },
    certain: 0,
    maybeChanged: 0,
  });
});

test('a later round of reads that could not be saved does not affect the earlier ones', async () => {
  const { site, groups, plan } = await started(
    (people) => Array.from({ length: 6 }, () => people.slice(0, 5_000)),
    (people) => Array.from({ length: 6 }, (_, group) => removing(people.slice(0, 1), group)).flat(),
  );
  let saves = 0;
  failWhere(site, 'saveChunk', () => ++saves === 2);
  const reads = countReads(site);
  await site.runNextEvent();
  expect(await jobOf(site, plan.id)).toMatchObject({ nextGroup: 2, state: 'waiting' });
  await site.runAllEvents();
  expect(groups.map((id) => (reads.get(id) ?? 0) / 26)).toEqual([1, 1, 2, 2, 1, 1]);
});

test('a removal that another person made before this job reached the row is not certain', async () => {
  const { site, all, plan, members } = await started(
    (people) => [people.slice(0, 1_200)],
    (people) => removing(people.slice(0, 1_000)),
  );
  let hasFailed = false;
  failWhere(site, 'saveChunk', ([, number]) => number === 1 && !hasFailed && (hasFailed = true));
  await site.runNextEvent(); // the first chunk is saved, the second is not
  const [fourth] = all.slice(3);
  if (fourth) members.delete(fourth);
  await site.runAllEvents();
  const [chunk] = await site.jobs.readChunks(plan.id, 0, 1);
  expect(chunk?.ends[3]).toMatchObject({ outcome: 'not-a-member' });
  expect((await jobOf(site, plan.id)).counts.certain).toBe(999);
});

test('no one is removed while a chunk of the plan cannot be found', async () => {
  const { site, all, plan, members } = await started(
    (people) => [people.slice(0, 1_200)],
    (people) => removing(people.slice(0, 1_000)),
  );
  all.slice(500).forEach((person) => members.delete(person)); // the plan removes everyone left
  const { plans } = site;
  const readChunks: typeof plans.readChunks = (id, first, count) =>
    first + count > 1 ? Promise.resolve(undefined) : plans.readChunks(id, first, count);
  site.around = <T extends object>(port: T): T =>
    'unapplied' in port ? { ...port, readChunks } : port;
  await site.runNextEvent();
  expect(members.size).toBe(500);
  expect(await jobOf(site, plan.id)).toMatchObject({ waiting: { for: 'storage' } });
});

test('each row of many chunks is saved in its place, and adds continue beside a blocked removal', async () => {
  const last = 5_400; // in the eleventh chunk
  const { site, all, plan, members } = await started(
    (people) => [people.slice(0, 20), people.slice(0, 40)],
    (people) => [
      ...people
        .slice(100, 100 + last)
        .map((accountId): Row => ({ group: 1, action: 'add', accountId })),
      ...removing(people.slice(0, 10)),
      ...people.slice(50, 55).map((accountId): Row => ({ group: 0, action: 'add', accountId })),
      ...removing(people.slice(0, 3), 1),
    ],
  );
  all.slice(10, 20).forEach((person) => members.delete(person)); // the plan removes the ten left
  await site.runAllEvents();
  const { counts } = await jobOf(site, plan.id);
  expect(counts.outcomes).toEqual({ 'would-empty-group': 10, added: last + 5, removed: 3 });
  expect(counts.certain).toBe(last + 5 + 3);
  expect(members.size).toBe(15);
});
