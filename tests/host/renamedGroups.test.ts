import { sharedLocalForge, type LocalForge } from './support/localForge';
import { strangerTo } from './support/people';

let forge: LocalForge;
beforeAll(async () => {
  forge = await sharedLocalForge();
});
afterAll(() => forge.stop());

test('by ID a renamed group still gets its people', async () => {
  const { id } = await forge.site.createGroup({ name: 'old name' });
  const accountId = await strangerTo(forge, 'marketing');
  await forge.site.patchGroup(id, { name: 'new name' });
  expect(await forge.call('addMember', { groupId: id, accountId })).toMatchObject({
    ok: true,
    value: { status: 'added', groupName: 'new name' },
  });
});

test('by name no one is added to another group that took the name over', async () => {
  const first = await forge.site.createGroup({ name: 'wanted' });
  const one = await strangerTo(forge, 'marketing');
  await forge.call('addMember', { groupName: 'wanted', accountId: one });
  await forge.site.patchGroup(first.id, { name: 'was wanted' });
  const usurper = await forge.site.createGroup({ name: 'wanted' });

  const other = await strangerTo(forge, 'marketing');
  const outcome = await forge.call('addMember', { groupName: 'wanted', accountId: other });

  expect(outcome).toMatchObject({ ok: false, failure: { code: 'group-not-found' } });
  const { groups } = await forge.site.state();
  expect(groups.find(({ id }) => id === usurper.id)?.members).toEqual([]);
  expect(groups.find(({ id }) => id === first.id)?.members).toEqual([one]);
});

test('by name no one is added to it by the web trigger either', async () => {
  const first = await forge.site.createGroup({ name: 'sought' });
  const one = await strangerTo(forge, 'marketing');
  expect(await forge.trigger({ group: 'sought', accountId: one })).toMatchObject({
    httpStatus: 201,
  });
  await forge.site.patchGroup(first.id, { name: 'was sought' });
  const usurper = await forge.site.createGroup({ name: 'sought' });

  const other = await strangerTo(forge, 'marketing');
  expect(await forge.trigger({ group: 'sought', accountId: other })).toEqual({
    httpStatus: 404,
    body: { status: 'group-not-found' },
  });
  const { groups } = await forge.site.state();
  expect(groups.find(({ id }) => id === usurper.id)?.members).toEqual([]);
  expect(groups.find(({ id }) => id === first.id)?.members).toEqual([one]);
});

test('adds by ID to the group that was picked, even if another one took its name over', async () => {
  const picked = await forge.site.createGroup({ name: 'picked' });
  const accountId = await strangerTo(forge, 'marketing');
  await forge.site.patchGroup(picked.id, { name: 'was picked' });
  const usurper = await forge.site.createGroup({ name: 'picked' });
  expect(await forge.call('addMember', { groupId: picked.id, accountId })).toMatchObject({
    ok: true,
    value: { status: 'added', groupId: picked.id, groupName: 'was picked' },
  });
  const { groups } = await forge.site.state();
  expect(groups.find(({ id }) => id === picked.id)?.members).toEqual([accountId]);
  expect(groups.find(({ id }) => id === usurper.id)?.members).toEqual([]);
});

test('picks the right one of two names in different Unicode forms', async () => {
  const composed = await forge.site.createGroup({ name: 'Chlo\u00e9 club' });
  await forge.site.createGroup({ name: 'Chloe\u0301 club' });
  const accountId = await strangerTo(forge, 'marketing');
  expect(await forge.call('addMember', { groupId: composed.id, accountId })).toMatchObject({
    ok: true,
    value: { status: 'added', groupId: composed.id },
  });
});

test('a search finds a name in both Unicode forms, whichever is typed', async () => {
  const names = ['Ana\u00efs circle', 'Anai\u0308s circle'];
  for (const name of names) await forge.site.createGroup({ name });
  for (const query of names) {
    const found = await forge.call('searchGroups', { query });
    const shown = found.ok ? found.value.map(({ name }) => name) : [];
    expect(shown.toSorted()).toEqual(names.toSorted());
  }
});

test('a group that vanished between search and add is reported as gone', async () => {
  const { id } = await forge.site.createGroup({ name: 'short-lived' });
  const found = await forge.call('searchGroups', { query: 'short-lived' });
  expect(found).toMatchObject({ ok: true, value: [{ id, change: 'allowed' }] });
  await forge.site.deleteGroup(id);
  const accountId = await strangerTo(forge, 'marketing');
  expect(await forge.call('addMember', { groupId: id, accountId })).toMatchObject({
    failure: { code: 'group-not-found' },
  });
});

test('two names that differ in case, or in Unicode form, are never guessed between', async () => {
  await forge.site.createGroup({ name: 'Twins' });
  await forge.site.createGroup({ name: 'tWins' });
  await forge.site.createGroup({ name: 'Zo\u00eb fans' });
  await forge.site.createGroup({ name: 'Zoe\u0308 fans' });
  const accountId = await strangerTo(forge, 'marketing');
  for (const groupName of ['twins', 'Zo\u00eb fans', 'Zoe\u0308 fans'])
    expect(await forge.call('addMember', { groupName, accountId })).toEqual({
      ok: false,
      failure: { code: 'invalid-input', field: 'group' },
    });
  expect(await forge.call('addMember', { groupName: 'Twins', accountId })).toMatchObject({
    ok: true,
    value: { status: 'added', groupName: 'Twins' },
  });
});

test('a name that differs only in case is accepted', async () => {
  const accountId = await strangerTo(forge, 'marketing');
  expect(await forge.call('addMember', { groupName: 'MARKETING', accountId })).toMatchObject({
    ok: true,
    value: { groupName: 'marketing' },
  });
});

test.each([
  ['an empty name', { groupName: '' }, 'group'],
  ['a blank name', { groupName: '  \t' }, 'group'],
  ['300 characters', { groupName: 'x'.repeat(300) }, 'group'],
  ['an id of another form', { groupId: 'marketing' }, 'group'],
  [
    'both name and id',
    { groupName: 'marketing', groupId: '00000000-0000-4000-8000-000000000000' },
    'group',
  ],
  ['neither', {}, 'group'],
  ['an unknown field', { groupName: 'marketing', force: true }, 'body'],
])('%s is invalid input, with the field that is wrong', async (_what, naming, field) => {
  const accountId = await strangerTo(forge, 'marketing');
  expect(await forge.call('addMember', { ...naming, accountId })).toEqual({
    ok: false,
    failure: { code: 'invalid-input', field },
  });
});

test.each(['', ' ', 'ada@example.com', 'x'.repeat(200), '../../etc', 42, null])(
  'the account ID %p is invalid input',
  async (accountId) => {
    expect(await forge.call('addMember', { groupName: 'marketing', accountId })).toEqual({
      ok: false,
      failure: { code: 'invalid-input', field: 'accountId' },
    });
  },
);

test('a search returns at most twenty groups, the exact match first, and says what cannot be changed', async () => {
  for (let number = 0; number < 25; number += 1)
    await forge.site.createGroup({ name: `aaa-${String(number)}-zebra` });
  await forge.site.createGroup({ name: 'zebra' });
  await forge.site.createGroup({ name: 'zebra-scim', managedBy: 'EXTERNAL' });
  const found = await forge.call('searchGroups', { query: 'zebra' });
  if (!found.ok) throw new Error(found.failure.code);
  expect(found.value).toHaveLength(20);
  expect(found.value[0]).toMatchObject({ name: 'zebra', change: 'allowed' });
  const scim = await forge.call('searchGroups', { query: 'zebra-scim' });
  expect(scim).toMatchObject({ ok: true, value: [{ change: 'externally-managed' }] });
  const admins = await forge.call('searchGroups', { query: 'site-admins' });
  expect(admins).toMatchObject({
    ok: true,
    value: [{ name: 'site-admins', change: 'as-viewer-only' }],
  });
  expect(await forge.call('searchGroups', { query: '  ' })).toEqual({ ok: true, value: [] });
});
