import { startLocalForge, type LocalForge } from './support/localForge';
import { untilListsAreRead } from './support/mainPaths';
import { strangerTo } from './support/people';
import { until } from './support/until';

const FIRST_HOURLY_CALL_S = 300;
const COLLECTED_S = 30; // group events wait so long, so that many lead to one refresh

let forge: LocalForge;
beforeAll(async () => {
  forge = await startLocalForge(['--memory', '--site', 'wild']);
});
beforeEach(async () => {
  await forge.reset();
  // A real large organization needs 25 s for each page. A change waits for 5 s at most.
  await forge.site.patchSite({ accessLists: { delayMs: 0, otherSites: 300 }, pageCut: 200 });
});
afterAll(() => forge.stop());

const listsRead = async (): Promise<number> =>
  (await forge.site.requests()).filter(({ query }) => query.includes('accessType=admin')).length;

/** Moves the time forward, again and again, until the list of groups with admin rights is read. */
const untilReadWithin = async (seconds: number): Promise<void> => {
  const before = await listsRead();
  const listsReadLater = async (): Promise<number> => {
    await forge.advanceClock(seconds);
    return await listsRead();
  };
  await until(listsReadLater, (count) => count > before);
};

test('the hourly trigger reads which groups give admin rights, of all sites', async () => {
  await untilReadWithin(FIRST_HOURLY_CALL_S);
});

test('a created and a deleted group lead to a new reading', async () => {
  const { id } = await forge.site.createGroup({ name: 'night shift', accessTypes: ['admin'] });
  await untilReadWithin(COLLECTED_S + 1);
  await forge.site.deleteGroup(id);
  await untilReadWithin(COLLECTED_S + 1);
});

test('a signed call says that the app lacks the rights, and not that nothing is known', async () => {
  await untilListsAreRead(forge);
  await forge.site.patchSite({ accessLists: { delayMs: 25_000, otherSites: 300 } });
  const accountId = await strangerTo(forge, 'marketing');
  const at = new Date(await forge.now());
  const answer = await forge.trigger({ group: 'marketing', accountId }, { at });
  expect(answer).toMatchObject({ httpStatus: 403, body: { status: 'app-not-authorized' } });
});
