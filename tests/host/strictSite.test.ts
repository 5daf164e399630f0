import { startLocalForge, type LocalForge } from './support/localForge';
import { strangerTo } from './support/people';

let forge: LocalForge;
beforeAll(async () => {
  forge = await startLocalForge(['--memory', '--site', 'strict']);
});
afterAll(() => forge.stop());

const writes = async () =>
  (await forge.site.requests())
    .filter(({ method }) => method === 'POST')
    .map(({ path, identity, status }) => [path.replace(/\?.*/, ''), identity, status]);

test('the admin adds as themselves if the app is refused and names are retired', async () => {
  const { admin } = forge.info.accounts;
  const first = await strangerTo(forge, 'marketing');
  await forge.site.forgetRequests();
  expect(await forge.call('addMember', { groupName: 'marketing', accountId: first })).toMatchObject(
    { ok: true, value: { status: 'added', actedAs: 'viewer' } },
  );
  expect(await writes()).toEqual([
    ['/wiki/rest/api/group/user', 'app', 410],
    ['/wiki/rest/api/group/userByGroupId', 'app', 403],
    ['/wiki/rest/api/group/userByGroupId', admin, 201],
  ]);
});

test('later changes use no name, and after two groups not the app', async () => {
  const second = await strangerTo(forge, 'finance');
  await forge.site.forgetRequests();
  await forge.call('addMember', { groupName: 'finance', accountId: second });
  expect((await writes()).map(([, , status]) => status)).toEqual([403, 201]);

  const third = await strangerTo(forge, 'finance');
  await forge.site.forgetRequests();
  await forge.call('addMember', { groupName: 'finance', accountId: third });
  expect((await writes()).map(([, , status]) => status)).toEqual([201]);
  expect(await forge.call('getSite', {})).toMatchObject({
    ok: true,
    value: { app: 'refused', viewer: 'works', viewerIsSiteAdmin: true },
  });
});

test('a web trigger writes as the owner of its key', async () => {
  const accountId = await strangerTo(forge, 'marketing');
  expect(await forge.trigger({ group: 'marketing', accountId })).toMatchObject({ httpStatus: 201 });
  expect(await forge.newestRecord()).toMatchObject({
    actor: { kind: 'key', keyId: forge.info.demoKey.id },
    ending: { actedAs: 'owner' },
  });
});

test('a caller who is no site admin is refused as themselves as well', async () => {
  const accountId = await strangerTo(forge, 'marketing');
  const { confluenceAdmin } = forge.info.accounts;
  expect(
    await forge.call('addMember', { groupName: 'marketing', accountId }, confluenceAdmin),
  ).toEqual({ ok: false, failure: { code: 'not-permitted', httpStatus: 403 } });
});

test('a site admin removes as themselves too, and a Confluence admin is refused', async () => {
  const { admin, confluenceAdmin } = forge.info.accounts;
  const accountId = await strangerTo(forge, 'marketing');
  await forge.call('addMember', { groupName: 'marketing', accountId });
  expect(
    await forge.call('removeMember', { groupName: 'marketing', accountId }, confluenceAdmin),
  ).toEqual({ ok: false, failure: { code: 'not-permitted', httpStatus: 403 } });
  await forge.site.forgetRequests();
  expect(await forge.call('removeMember', { groupName: 'marketing', accountId })).toMatchObject({
    ok: true,
    value: { status: 'removed', actedAs: 'viewer' },
  });
  const removals = (await forge.site.requests()).filter(({ method }) => method === 'DELETE');
  expect(removals.at(-1)).toMatchObject({ identity: admin, status: 204 });
  expect((await forge.site.group('marketing')).members).not.toContain(accountId);
});
