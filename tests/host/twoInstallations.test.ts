import { TRIGGERS } from '../fakes/webTriggers';
import { startLocalForge, type LocalForge } from './support/localForge';
import { simulatedSite } from './support/simulatedSite';

let forge: LocalForge;
beforeAll(async () => {
  forge = await startLocalForge(['--memory', '--site', 'granted', '--site', 'strict']);
});
afterAll(() => forge.stop());

test('two installations in the same workers share nothing', async () => {
  const [one, other] = forge.info.installations;
  if (!one || !other) throw new Error('Expected two installations.');
  const groupId = (await simulatedSite(one.confluenceUrl).group('marketing')).id;
  const person = async (index: number): Promise<string> =>
    (await simulatedSite(one.confluenceUrl).state()).users.filter(({ active }) => active)[
      1_900 - index
    ]?.accountId ?? '';

  for (let round = 0; round < 5; round += 1) {
    const accountId = await person(round);
    const [here, there] = await Promise.all([
      forge.call('addMember', { groupId, accountId }, one.accounts.admin, one.id),
      forge.call('addMember', { groupId, accountId }, other.accounts.admin, other.id),
    ]);
    expect(here).toMatchObject({ ok: true, value: { actedAs: 'app' } });
    expect(there).toMatchObject({ ok: true, value: { actedAs: 'viewer' } });
  }
  const keysOf = (installation: string) => forge.call('listKeys', {}, undefined, installation);
  await forge.call(
    'createKey',
    { label: 'Here alone', groups: 'all-unprotected' },
    undefined,
    one.id,
  );
  const [here, there] = await Promise.all([keysOf(one.id), keysOf(other.id)]);
  expect(JSON.stringify(here)).toContain('Here alone');
  expect(JSON.stringify(there)).not.toContain('Here alone');
});

test.each(TRIGGERS)(
  'a key of one installation opens nothing at $trigger of the other',
  async ({ trigger }) => {
    const [one, other] = forge.info.installations;
    const accountId = one?.accounts.nonAdmin;
    const url = other?.webTriggers[trigger] ?? '';
    expect(await forge.trigger({ group: 'marketing', accountId }, { url, trigger })).toEqual({
      httpStatus: 401,
      body: { status: 'unsigned' },
    });
  },
);
