import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import type { GroupDirectory } from '../../../src/application/ports/groupDirectory';
import { failed } from '../../../src/domain/outcome';
import { aPlanToAdd, jobOf, start } from '../../fakes/bulk/aStartedJob';
import { makeBulkSite, type BulkSite } from '../../fakes/bulk/bulkSite';
import { crowd, planForTest } from '../../fakes/bulk/planForTest';
import { PEOPLE } from '../../fakes/examples';

const LATENCY_MS = 60;

type Call = (...given: unknown[]) => Promise<unknown>;

/** Lets one call of a storage operation fail, counted from now on. */
const failOnce = (site: BulkSite, operation: string, at: number): void => {
  let calls = 0;
  site.around = <T extends object>(port: T): T => {
    const call = (port as Record<string, unknown>)[operation] as Call | undefined;
    if (call === undefined) return port;
    const failing: Call = (...given) =>
      ++calls === at ? Promise.reject(new StoreUnavailable(operation, 'broken')) : call(...given);
    return { ...port, [operation]: failing };
  };
};

const slowly = (site: BulkSite) => {
  site.between = (directory: GroupDirectory): GroupDirectory => ({
    ...directory,
    addMember: async (...given) => {
      await site.time.pause(LATENCY_MS);
      return directory.addMember(...given);
    },
  });
};

test('one failed reading in the midst of a step loses no answer of Confluence', async () => {
  const { site, plan } = await aPlanToAdd(400);
  slowly(site);
  await start(site, plan);
  failOnce(site, 'readControl', 3);
  await site.runAllEvents();
  expect(await jobOf(site, plan.id)).toMatchObject({
    state: 'done',
    counts: { outcomes: { added: 400 }, certain: 400 },
  });
});

test('who was in a group is not read again once somebody was taken out', async () => {
  const site = makeBulkSite();
  const members = crowd(site, 40);
  const { id } = site.app.confluence.makeGroup({ name: 'editors', members });
  const rows = members
    .slice(0, 10)
    .map((accountId) => ({ group: 0, action: 'remove' as const, accountId }));
  const plan = await planForTest(site, PEOPLE.siteAdmin, [id], rows);
  await start(site, plan);
  failOnce(site, 'savePart', 3); // who was a member; which rows are in flight; what became of them
  await site.runAllEvents();
  expect(await jobOf(site, plan.id)).toMatchObject({
    state: 'done',
    counts: { outcomes: { removed: 10 }, certain: 10 },
  });
});

test('nobody is taken out while it cannot be read who is in the group, whatever was answered', async () => {
  const site = makeBulkSite();
  const members = crowd(site, 40);
  const { id } = site.app.confluence.makeGroup({ name: 'editors', members });
  const rows = members
    .slice(0, 10)
    .map((accountId) => ({ group: 0, action: 'remove' as const, accountId }));
  const plan = await planForTest(site, PEOPLE.siteAdmin, [id], rows);
  await start(site, plan);
  site.between = (directory) => ({
    ...directory,
    readMembers: () => Promise.resolve(failed('invalid-input', { httpStatus: 400 })),
  });
  await site.runNextEvent();
  expect(await jobOf(site, plan.id)).toMatchObject({
    state: 'waiting',
    waiting: { for: 'confluence' },
  });
  expect(site.app.confluence.membersOf(id)).toHaveLength(40);
});
