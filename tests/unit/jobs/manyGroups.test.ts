import type { PlanRow } from '../../../src/domain/plan/planRow';
import { FIRST_SETTINGS } from '../../../src/domain/settings';
import { jobOf, start } from '../../fakes/bulk/aStartedJob';
import { type BulkSite, makeBulkSite } from '../../fakes/bulk/bulkSite';
import { crowd, planForTest } from '../../fakes/bulk/planForTest';
import { PEOPLE } from '../../fakes/examples';
import { makeFakeSettings } from '../../fakes/fakeSettings';

const GROUPS = 60;
const MEMBERS = 40;
const REMOVED = 20; // of each: 1,200 rows in three chunks, every group in every chunk
const PARTS = 3;

type SaveChunk = BulkSite['jobs']['saveChunk'];

/** A plan that removes people from many groups, with the groups' rows in turn. */
const aWidePlan = async () => {
  const site = makeBulkSite();
  site.settings = makeFakeSettings({ ...FIRST_SETTINGS, mostRemovals: GROUPS * REMOVED });
  const people = crowd(site, MEMBERS);
  const groups = Array.from(
    { length: GROUPS },
    (_, at) => site.app.confluence.makeGroup({ name: `group ${at}`, members: people }).id,
  );
  const rows = people
    .slice(0, REMOVED)
    .flatMap((accountId) =>
      groups.map((_id, group): Omit<PlanRow, 'row'> => ({ group, action: 'remove', accountId })),
    );
  const plan = await planForTest(site, PEOPLE.siteAdmin, groups, rows);
  return { site, groups, plan };
};

/** Counts the saves of chunks from now on. */
const countSaves = (site: BulkSite) => {
  const saves = { count: 0 };
  site.around = (port) => {
    if (!('saveChunk' in port)) return port;
    const saveChunk = port.saveChunk as SaveChunk;
    const counting: SaveChunk = (...given) => {
      saves.count += 1;
      return saveChunk(...given);
    };
    return { ...port, saveChunk: counting };
  };
  return saves;
};

test('the members of sixty groups are saved once per chunk, not once per group', async () => {
  const { site, groups, plan } = await aWidePlan();
  await start(site, plan);
  const saves = countSaves(site);
  site.between = (directory) => ({
    ...directory,
    removeMember: () => {
      throw new Error('the members are not noted yet'); // before the first removal
    },
  });
  await expect(site.runNextEvent()).rejects.toThrow('the members are not noted yet');
  expect(saves.count).toBeLessThanOrEqual(2 * PARTS);
  site.between = (directory) => directory;
  await site.runAllEvents();
  expect(await jobOf(site, plan.id)).toMatchObject({
    state: 'done',
    counts: { outcomes: { removed: GROUPS * REMOVED }, certain: GROUPS * REMOVED },
  });
  for (const id of groups)
    expect(site.app.confluence.membersOf(id)).toHaveLength(MEMBERS - REMOVED);
});

test('only the group that could not be read is read again, of many groups', async () => {
  const { site, groups, plan } = await aWidePlan();
  await start(site, plan);
  const reads = new Map<string, number>();
  let isBroken = true;
  site.between = (directory) => ({
    ...directory,
    readMembers: async (id, ...page) => {
      reads.set(id, (reads.get(id) ?? 0) + 1);
      const fails = isBroken && id === groups[44];
      return fails
        ? { ok: false as const, failure: { code: 'unavailable' as const } }
        : directory.readMembers(id, ...page);
    },
  });
  await site.runNextEvent();
  expect(await jobOf(site, plan.id)).toMatchObject({ nextGroup: 44, state: 'waiting' });
  isBroken = false;
  await site.runAllEvents();
  expect(await jobOf(site, plan.id)).toMatchObject({
    state: 'done',
    counts: { outcomes: { removed: GROUPS * REMOVED }, certain: GROUPS * REMOVED },
  });
  const readTwice = groups.flatMap((id, place) => ((reads.get(id) ?? 0) > 1 ? [place] : []));
  expect(readTwice[0]).toBe(44); // and the groups read at the same time
  expect(readTwice.length).toBeLessThanOrEqual(50);
});
