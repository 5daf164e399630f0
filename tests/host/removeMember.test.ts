import { sharedLocalForge, type LocalForge } from './support/localForge';
import { strangerTo } from './support/people';

let forge: LocalForge;
beforeAll(async () => {
  forge = await sharedLocalForge();
});
afterEach(() => forge.site.clearFaults());
afterAll(() => forge.stop());

const removals = async () =>
  (await forge.site.requests()).filter(({ method }) => method === 'DELETE');

/** A new group with this many active people. */
const groupOf = async (name: string, size: number) => {
  const { id } = await forge.site.createGroup({ name });
  const members: string[] = [];
  for (let count = 0; count < size; count += 1) {
    const accountId = await strangerTo(forge, name);
    await forge.call('addMember', { groupId: id, accountId });
    members.push(accountId);
  }
  await forge.site.forgetRequests();
  return { id, name, members, person: members[0] ?? '' };
};

test('a person removed by name is gone, as the app, and the others stay', async () => {
  const { id, members, person } = await groupOf('R&D / Café #1', 2);
  const outcome = await forge.call('removeMember', {
    groupName: 'R&D / Café #1',
    accountId: person,
  });
  expect(outcome).toEqual({
    ok: true,
    value: {
      status: 'removed',
      groupId: id,
      groupName: 'R&D / Café #1',
      accountId: person,
      actedAs: 'app',
      certain: true,
      recorded: true,
    },
  });
  expect((await forge.site.group('R&D / Café #1')).members).toEqual(members.slice(1));
  expect(await removals()).toMatchObject([
    { path: '/wiki/rest/api/group/user', status: 204, identity: 'app' },
  ]);
});

test('a person removed by the group’s ID is gone', async () => {
  const { id, name, members, person } = await groupOf('by id', 2);
  expect(await forge.call('removeMember', { groupId: id, accountId: person })).toMatchObject({
    ok: true,
    value: { status: 'removed', groupName: name },
  });
  expect((await forge.site.group(name)).members).toEqual(members.slice(1));
  expect(await removals()).toMatchObject([{ path: '/wiki/rest/api/group/userByGroupId' }]);
});

test('removing a person who is not a member changes nothing, and is not certain', async () => {
  const { id, name, members } = await groupOf('without them', 2);
  const accountId = await strangerTo(forge, name);
  expect(await forge.call('removeMember', { groupId: id, accountId })).toMatchObject({
    ok: true,
    value: { status: 'not-a-member', certain: false },
  });
  expect((await forge.site.group(name)).members).toEqual(members);
});

test('the record of a removal says that it was one', async () => {
  const { id, person } = await groupOf('recorded', 2);
  await forge.call('removeMember', { groupId: id, accountId: person });
  expect(await forge.newestRecord()).toMatchObject({
    actor: { kind: 'account', accountId: forge.info.accounts.admin },
    action: 'remove',
    accountId: person,
    group: { id, name: 'recorded' },
    ending: { outcome: 'removed', actedAs: 'app', certain: true, httpStatus: 204 },
  });
});

describe('guard rails', () => {
  test('the only member stays, and nothing is written', async () => {
    const { id, name, person } = await groupOf('of one', 1);
    expect(await forge.call('removeMember', { groupId: id, accountId: person })).toEqual({
      ok: false,
      failure: { code: 'would-empty-group' },
    });
    expect((await forge.site.group(name)).members).toEqual([person]);
    expect(await removals()).toEqual([]);
    expect(await forge.newestRecord()).toMatchObject({
      action: 'remove',
      ending: { outcome: 'would-empty-group' },
    });
  });

  test('a person cannot remove themselves from a protected group', async () => {
    const { admin } = forge.info.accounts;
    const { members } = await forge.site.group('site-admins');
    await forge.site.forgetRequests();
    expect(
      await forge.call('removeMember', { groupName: 'site-admins', accountId: admin }),
    ).toEqual({ ok: false, failure: { code: 'own-admin-group' } });
    expect((await forge.site.group('site-admins')).members).toEqual(members);
    expect(await removals()).toEqual([]);
    expect(await forge.newestRecord()).toMatchObject({
      action: 'remove',
      ending: { outcome: 'own-admin-group' },
    });
  });

  test('nothing runs if the members cannot be read', async () => {
    const { id, name, members, person } = await groupOf('unread', 2);
    await forge.site.setFaults([
      { match: { path: '/membersByGroupId' }, effect: 'status', value: { status: 503 } },
    ]);
    expect(await forge.call('removeMember', { groupId: id, accountId: person })).toMatchObject({
      failure: { code: 'unavailable' },
    });
    expect((await forge.site.group(name)).members).toEqual(members);
    expect(await removals()).toEqual([]);
  });
});

describe('authority', () => {
  test('a protected group is changed only as the viewer', async () => {
    const { admin } = forge.info.accounts;
    const accountId = await strangerTo(forge, 'it-operations');
    await forge.call('addMember', { groupName: 'it-operations', accountId });
    await forge.site.forgetRequests();
    expect(
      await forge.call('removeMember', { groupName: 'it-operations', accountId }),
    ).toMatchObject({ ok: true, value: { status: 'removed', actedAs: 'viewer' } });
    expect(await removals()).toMatchObject([{ identity: admin, status: 204 }]);
  });

  test('a plain Confluence admin removes a person as the app only from a delegated group', async () => {
    const { confluenceAdmin } = forge.info.accounts;
    const { id, members, name } = await groupOf('delegated', 3);
    const [first, second] = members;
    const remove = (accountId: unknown) =>
      forge.call('removeMember', { groupId: id, accountId }, confluenceAdmin);
    expect(await remove(first)).toEqual({
      ok: false,
      failure: { code: 'not-permitted', httpStatus: 403 },
    });
    await forge.call('delegateGroup', { groupId: id });
    expect(await remove(first)).toMatchObject({ ok: true, value: { actedAs: 'app' } });
    await forge.call('undelegateGroup', { groupId: id });
    expect(await remove(second)).toMatchObject({ failure: { code: 'not-permitted' } });
    expect((await forge.site.group(name)).members).toEqual(members.slice(1));
  });

  test('the web trigger removes no one', async () => {
    const { name, members, person } = await groupOf('by trigger', 2);
    expect(await forge.trigger({ group: name, accountId: person, action: 'remove' })).toMatchObject(
      { body: { status: 'invalid-input' } },
    );
    expect((await forge.site.group(name)).members).toEqual(members);
  });
});
