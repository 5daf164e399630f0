import { sharedLocalForge, type LocalForge } from './support/localForge';
import { strangerTo } from './support/people';

let forge: LocalForge;
beforeAll(async () => {
  forge = await sharedLocalForge();
});
afterAll(() => forge.stop());

const namings = async (name: string): Promise<Record<string, unknown>[]> => {
  const { id } = await forge.site.group(name);
  return [{ groupName: name }, { groupId: id }, { groupName: name, groupId: id }];
};

test.each(['site-admins', 'marketing', 'it-operations'])(
  'a Confluence admin who is no site admin adds no one to %s, by name or by ID',
  async (name) => {
    const { confluenceAdmin } = forge.info.accounts;
    for (const naming of await namings(name)) {
      const before = (await forge.site.group(name)).members;
      const outcome = await forge.call(
        'addMember',
        { ...naming, accountId: confluenceAdmin },
        confluenceAdmin,
      );
      expect(outcome.ok ? outcome.value.status : outcome.failure.code).toMatch(
        /^(not-permitted|invalid-input|already-member)$/,
      );
      expect((await forge.site.group(name)).members).toEqual(before);
    }
    const asApp = (await forge.site.requests()).filter(
      ({ method, identity }) => method === 'POST' && identity === 'app',
    );
    expect(asApp).toEqual([]);
  },
);

test('a key of a Confluence admin who is no site admin opens no group', async () => {
  const { confluenceAdmin } = forge.info.accounts;
  const made = await forge.call(
    'createKey',
    { label: 'Borrowed authority', groups: 'all-unprotected' },
    confluenceAdmin,
  );
  if (!made.ok) throw new Error(made.failure.code);
  const key = { id: made.value.key.id, secret: made.value.secret };
  for (const name of ['site-admins', 'marketing', 'it-operations']) {
    const { id, members } = await forge.site.group(name);
    for (const naming of [{ group: name }, { groupId: id }, { group: name, groupId: id }]) {
      const answer = await forge.trigger({ ...naming, accountId: confluenceAdmin }, { key });
      expect([400, 403]).toContain(answer.httpStatus);
    }
    expect((await forge.site.group(name)).members).toEqual(members);
  }
});

test('a site admin delegates one group, and ends the delegation', async () => {
  const { confluenceAdmin } = forge.info.accounts;
  const { id: groupId } = await forge.site.group('marketing');
  const accountId = await strangerTo(forge, 'marketing');
  const add = () => forge.call('addMember', { groupId, accountId }, confluenceAdmin);

  expect(await forge.call('delegateGroup', { groupId }, confluenceAdmin)).toMatchObject({
    ok: false,
    failure: { code: 'not-permitted' },
  });
  expect(await forge.call('delegateGroup', { groupId })).toMatchObject({
    ok: true,
    value: [{ id: groupId, name: 'marketing' }],
  });
  expect(await add()).toMatchObject({ ok: true, value: { status: 'added', actedAs: 'app' } });
  expect(await forge.call('undelegateGroup', { groupId })).toEqual({ ok: true, value: [] });
  const other = await strangerTo(forge, 'marketing');
  expect(
    await forge.call('addMember', { groupId, accountId: other }, confluenceAdmin),
  ).toMatchObject({ ok: false, failure: { code: 'not-permitted' } });
});

test.each(['site-admins', 'it-operations'])('%s cannot be delegated', async (name) => {
  const { id: groupId } = await forge.site.group(name);
  expect(await forge.call('delegateGroup', { groupId })).toMatchObject({
    ok: false,
    failure: { code: 'group-not-allowed' },
  });
});

test('a site admin writes a protected group as themselves, never as the app', async () => {
  const accountId = await strangerTo(forge, 'it-operations');
  expect(await forge.call('addMember', { groupName: 'it-operations', accountId })).toMatchObject({
    ok: true,
    value: { status: 'added', actedAs: 'viewer' },
  });
});

test('the web trigger writes no protected group, not even for a site admin', async () => {
  const accountId = await strangerTo(forge, 'it-operations');
  const answer = await forge.trigger({ group: 'it-operations', accountId });
  expect(answer).toEqual({ httpStatus: 403, body: { status: 'group-not-allowed' } });
});

test('a person without admin rights is refused before anything runs', async () => {
  await forge.site.forgetRequests();
  const { nonAdmin, admin } = forge.info.accounts;
  const payload = { groupName: 'marketing', accountId: nonAdmin };
  for (const action of ['addMember', 'searchGroups', 'listKeys', 'getSite', 'listChanges'] as const)
    expect(await forge.call(action, payload, nonAdmin)).toEqual({
      ok: false,
      failure: { code: 'not-an-admin' },
    });
  const asked = (await forge.site.requests()).map(({ path }) => path);
  expect(asked.every((path) => path.includes('/user/current'))).toBe(true);
  expect(admin).not.toBe(nonAdmin);
});

test('an account ID in the payload is the person to add, never the caller', async () => {
  const { nonAdmin, admin } = forge.info.accounts;
  const outcome = await forge.call(
    'addMember',
    { groupName: 'marketing', accountId: nonAdmin, caller: admin, context: { accountId: admin } },
    nonAdmin,
  );
  expect(outcome).toEqual({ ok: false, failure: { code: 'not-an-admin' } });
});

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'nothing', ''])(
  'the function key "%s" is refused and reveals nothing',
  async (functionKey) => {
    const answer = await forge.post('/dev/invoke', {
      functionKey,
      payload: {},
      accountId: forge.info.accounts.admin,
    });
    expect(JSON.stringify(answer.body)).not.toContain(forge.info.accounts.admin);
    expect(answer.body).not.toMatchObject({ ok: true });
  },
);
