import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke, newKey, trigger } from './doors';

let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
});
beforeEach(async () => {
  app.storage.moveOn(); // nothing is cached
  await app.site.reset();
});
afterAll(() => app.close());

const someGroup = async () => {
  const group = (await app.site.groups()).find(
    ({ name, managedBy, usageType, accessTypes }) =>
      /^[a-z-]+$/.test(name) &&
      managedBy === 'ADMINS' &&
      usageType === 'USERBASE_GROUP' &&
      accessTypes.length === 0,
  );
  if (group === undefined) throw new Error('The company has no ordinary group.');
  return group;
};

describe('an add costs', () => {
  test('by ID one write, and at most seven requests if nothing is known', async () => {
    const { id } = await someGroup();
    const { admin, nonAdmin } = app.site.accounts;
    const answer = await invoke(app, admin, 'addMember', { groupId: id, accountId: nonAdmin });
    expect(answer).toMatchObject({ ok: true, value: { actedAs: 'app' } });
    expect(app.writes()).toHaveLength(1);
    expect(app.confluence.calls.length).toBeLessThanOrEqual(7);
  });

  test('by name two more: a lookup by ID right before the write, and one after it', async () => {
    const { id, name } = await someGroup();
    const { admin, nonAdmin } = app.site.accounts;
    await invoke(app, admin, 'addMember', { groupName: name, accountId: nonAdmin });
    expect(app.confluence.calls.length).toBeLessThanOrEqual(9);
    const last = app.confluence.calls.slice(-3).map(({ method, path }) => [method, path]);
    const look = ['GET', expect.stringContaining(`/group/by-id?id=${id}`)];
    expect(last).toEqual([look, ['POST', expect.stringContaining('/group/user?')], look]);
  });

  test('by name one write and these two lookups if the site is known', async () => {
    const { name } = await someGroup();
    const { admin, confluenceAdmin, nonAdmin } = app.site.accounts;
    await invoke(app, admin, 'addMember', { groupName: name, accountId: nonAdmin });
    const input = { groupName: name, accountId: confluenceAdmin };
    expect(await invoke(app, admin, 'addMember', input)).toMatchObject({ ok: true });
    expect(app.writes()).toHaveLength(1);
    expect(app.confluence.calls).toHaveLength(3);
  });

  test('by ID only the write if the site is known', async () => {
    const { id } = await someGroup();
    const { admin, confluenceAdmin, nonAdmin } = app.site.accounts;
    await invoke(app, admin, 'addMember', { groupId: id, accountId: nonAdmin });
    await invoke(app, admin, 'addMember', { groupId: id, accountId: confluenceAdmin });
    expect(app.confluence.calls).toHaveLength(1);
  });

  test('the same by the web trigger', async () => {
    const { name } = await someGroup();
    const { admin, confluenceAdmin, nonAdmin } = app.site.accounts;
    const key = await newKey(app, admin);
    const add = (accountId: string) =>
      trigger(app, { key, body: JSON.stringify({ group: name, accountId }) });
    expect(await add(nonAdmin)).toBe('added');
    expect(app.confluence.calls.length).toBeLessThanOrEqual(9);
    expect(await add(confluenceAdmin)).toBe('added');
    expect(app.confluence.calls).toHaveLength(3);
  });
});

describe('the first add on a strict site, where the app may not write and names are retired', () => {
  const READS = [
    'GET user/current',
    'GET group?accessType=admin',
    'GET group?accessType=site-admin',
    'GET user/memberof',
  ];

  /** The requests, sorted, with the identity of each write. */
  const asked = () =>
    app.confluence.calls.map(({ method, path, as }) => {
      const [, endpoint = '', parameters = ''] = /rest\/api\/([^?]+)\?(.*)/.exec(path) ?? [];
      const list = /accessType=[^&]+/.exec(parameters)?.[0];
      const who = method === 'GET' ? '' : ` as ${as === 'app' ? 'app' : 'viewer'}`;
      return `${method} ${endpoint}${list === undefined ? '' : `?${list}`}${who}`;
    });

  const firstAdd = async (naming: 'groupName' | 'groupId') => {
    await app.site.settings({ appMayWrite: false, nameEndpoints: 'retired' });
    const { id, name } = await someGroup();
    const { admin, nonAdmin } = app.site.accounts;
    const group = naming === 'groupId' ? { groupId: id } : { groupName: name };
    return invoke(app, admin, 'addMember', { ...group, accountId: nonAdmin });
  };

  test('costs nine requests by name, each with its own information', async () => {
    expect(await firstAdd('groupName')).toMatchObject({ value: { actedAs: 'viewer' } });
    expect(asked().toSorted()).toEqual(
      [
        ...READS,
        'GET group/picker',
        'GET group/by-id',
        'POST group/user as app',
        'POST group/userByGroupId as app',
        'POST group/userByGroupId as viewer',
      ].toSorted(),
    );
  });

  test('costs seven by ID', async () => {
    expect(await firstAdd('groupId')).toMatchObject({ value: { actedAs: 'viewer' } });
    expect(asked().toSorted()).toEqual(
      [
        ...READS,
        'GET group/by-id',
        'POST group/userByGroupId as app',
        'POST group/userByGroupId as viewer',
      ].toSorted(),
    );
  });
});

test('a removal by the web trigger costs the same', async () => {
  const { id } = await someGroup();
  const { admin, confluenceAdmin, nonAdmin } = app.site.accounts;
  const key = await newKey(app, admin);
  for (const accountId of [nonAdmin, confluenceAdmin, admin])
    await app.site.setMember(id, accountId, true);
  const remove = (accountId: string) =>
    trigger(app, {
      ...{ trigger: 'remove-member', key },
      body: JSON.stringify({ groupId: id, accountId }),
    });
  expect(await remove(nonAdmin)).toBe('removed');
  expect(await remove(confluenceAdmin)).toBe('removed');
  expect(app.confluence.calls.map(({ method, path }) => [method, path])).toEqual([
    ['GET', expect.stringMatching(/membersByGroupId\?start=0&limit=2$/)],
    ['DELETE', expect.stringContaining('/group/userByGroupId?')],
  ]);
});

test('a removal costs one write and, if the site is known, one read of two members', async () => {
  const { id } = await someGroup();
  const { admin, confluenceAdmin, nonAdmin } = app.site.accounts;
  for (const accountId of [nonAdmin, confluenceAdmin])
    await invoke(app, admin, 'addMember', { groupId: id, accountId });
  const input = { groupId: id, accountId: nonAdmin };
  expect(await invoke(app, admin, 'removeMember', input)).toMatchObject({
    value: { status: 'removed', actedAs: 'app' },
  });
  expect(app.confluence.calls.map(({ method, path }) => [method, path])).toEqual([
    ['GET', expect.stringMatching(/membersByGroupId\?start=0&limit=2$/)],
    ['DELETE', expect.stringContaining('/group/userByGroupId?')],
  ]);
});

test('a search costs one request to the picker, and nothing else once the site is known', async () => {
  const { name } = await someGroup();
  const search = (query: string) => invoke(app, app.site.accounts.admin, 'searchGroups', { query });
  const pickers = () => app.confluence.calls.filter(({ path }) => path.includes('/group/picker'));
  expect(await search(name)).toMatchObject({ ok: true });
  expect(pickers()).toHaveLength(1);
  expect(await search('e')).toMatchObject({ ok: true });
  expect(pickers()).toHaveLength(1);
  expect(app.confluence.calls).toHaveLength(1);
});

test('two installations share no knowledge', async () => {
  const { name } = await someGroup();
  const { admin, nonAdmin } = app.site.accounts;
  await invoke(app, admin, 'addMember', { groupName: name, accountId: nonAdmin });
  app.storage.moveOn();
  expect(await invoke(app, admin, 'listChanges', {})).toEqual({ ok: true, value: [] });
  expect(await invoke(app, admin, 'listKeys', {})).toMatchObject({ value: { keys: [] } });
});
