import { type LocalForge, startLocalForge } from './support/localForge';
import { planOf, valueOf } from './support/plans';
import { until } from './support/until';

// The site refuses the app, and Forge acts only for people who are at the page.

let forge: LocalForge;
beforeAll(async () => {
  forge = await startLocalForge(['--memory', '--site', 'strict']);
  const changed = await fetch(`${forge.url}/dev/platform`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ impersonation: 'nowhere' }),
  });
  if (!changed.ok) throw new Error(await changed.text());
});
afterAll(() => forge.stop());

const strangers = async (count: number): Promise<string[]> => {
  const { members } = await forge.site.group('marketing');
  return (await forge.site.state()).users
    .filter(({ active, accountType }) => active && accountType === 'atlassian')
    .map(({ accountId }) => accountId)
    .filter((person) => !members.includes(person))
    .slice(0, count);
};

test('a signed call says that no one may act, and changes nothing', async () => {
  const [accountId = ''] = await strangers(1);
  const answer = await forge.trigger({ group: 'marketing', accountId });
  expect(answer).toEqual({ httpStatus: 403, body: { status: 'app-not-authorized' } });
  expect(await forge.newestRecord()).toMatchObject({
    ending: { outcome: 'not-authenticated', actedAs: 'owner', httpStatus: 401 },
  });
  expect(await strangers(1)).toEqual([accountId]);
});

test('a job changes nothing in the background, and continues at its owner’s page', async () => {
  const { id, members } = await forge.site.group('marketing');
  const people = await strangers(20);
  const plan = await planOf(
    forge,
    id,
    people.map((person) => ['add', person] as const),
  );
  const jobId = plan.id;
  valueOf(await forge.call('startJob', { planId: jobId, hash: plan.hash }));
  const waiting = await until(
    async () => valueOf(await forge.call('getJob', { jobId })),
    ({ state }) => state !== 'running',
  );
  expect(waiting).toMatchObject({
    ...{ state: 'waiting', waiting: { for: 'owner-at-page' }, driver: 'page', counts: {} },
  });
  expect((await forge.site.group('marketing')).members).toEqual(members);

  const done = await until(
    async () => valueOf(await forge.call('driveJob', { jobId })),
    ({ state }) => state !== 'running' && state !== 'waiting',
  );
  expect(done).toMatchObject({ state: 'done', counts: { added: 20 }, certain: 20 });
  const rows = valueOf(await forge.call('listJobRows', { jobId, at: 0 }));
  expect(new Set(rows.map(({ end }) => end?.actedAs))).toEqual(new Set(['viewer']));
});
