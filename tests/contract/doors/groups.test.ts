import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke } from './doors';

const printed: unknown[] = [];
let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
  jest.spyOn(console, 'log').mockImplementation((line) => {
    printed.push(line);
  });
});
beforeEach(async () => {
  printed.length = 0;
  app.storage.repair();
  app.storage.moveOn(); // nothing is cached
  await app.site.reset();
});
afterAll(() => app.close());

type View = { id: string; name: string; change: string; gives: string };
type Page = { groups: View[]; next?: number };
type Members = { members: { accountId: string; name?: string }[]; next?: number };
type Answer<T> = { ok: boolean; value: T; failure?: { code: string } };

const ask = async <T>(action: string, payload: Record<string, unknown> = {}, as?: string) =>
  (await invoke(app, as ?? app.site.accounts.admin, action, payload)) as Answer<T>;

const valueOf = async <T>(...call: Parameters<typeof ask>): Promise<T> => {
  const answer = await ask<T>(...call);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value;
};

const NOWHERE = '00000000-0000-4000-8000-000000000999';
const UNAVAILABLE = { ok: false, failure: { code: 'unavailable' } };
const GONE = { ok: false, failure: { code: 'group-not-found', httpStatus: 404 } };

/** Requests to Confluence for members, of this invocation. */
const memberReads = () =>
  app.confluence.calls.filter(({ path }) => path.includes('/membersByGroupId'));

const named = async (name: string) => {
  const group = (await app.site.groups()).find((one) => one.name === name);
  if (!group) throw new Error(`The company has no group ${name}.`);
  return group;
};

describe('browseGroups', () => {
  test('lists every group once, 50 at a time, with what it gives and who may change it', async () => {
    const groups: View[] = [];
    const lengths: number[] = [];
    let from: number | undefined;
    do {
      const page: Page = await valueOf('browseGroups', from === undefined ? {} : { from });
      groups.push(...page.groups);
      lengths.push(page.groups.length);
      from = page.next;
    } while (from !== undefined);
    const all = await app.site.groups();
    expect(groups.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(lengths.slice(0, 2)).toEqual([50, 50]);
    const views = new Map(groups.map((group) => [group.name, group]));
    expect(views.get('confluence-users-lanternworks')).toMatchObject({ gives: 'access' });
    expect(views.get('it-operations')).toMatchObject({
      gives: 'admin-rights',
      change: 'as-viewer-only',
    });
    expect(views.get('scim-design')).toMatchObject({ change: 'externally-managed' });
    expect(views.get('Book Club')).toMatchObject({ change: 'team', gives: 'nothing' });
    expect(views.get('marketing')).toMatchObject({ change: 'allowed', gives: 'nothing' });
  });

  test('lists every group once if the site cuts its pages', async () => {
    await app.site.settings({ pageCut: 30 });
    const first: Page = await valueOf('browseGroups');
    expect([first.groups.length, first.next]).toEqual([30, 30]);
    const second: Page = await valueOf('browseGroups', { from: 30 });
    expect(second.groups[0]?.id).not.toBe(first.groups[29]?.id);
  });

  test('keeps names of 255 characters, right-to-left and with emoji as they are', async () => {
    const names = ['!'.padEnd(255, 'x'), '!فريق التحرير 🚀'];
    for (const name of names) await app.site.makeGroup({ name });
    const { groups }: Page = await valueOf('browseGroups');
    expect(groups.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });

  test('shows a plain Confluence admin what they may change', async () => {
    const { confluenceAdmin } = app.site.accounts;
    const { groups }: Page = await valueOf('browseGroups', {}, confluenceAdmin);
    expect(new Set(groups.map(({ change }) => change))).not.toContain('allowed');
  });

  test('is empty after the last group', async () => {
    expect(await ask('browseGroups', { from: 1_000_000 })).toEqual({
      ok: true,
      value: { groups: [] },
    });
  });

  test('is unavailable if Confluence fails, or leads to another list', async () => {
    await app.site.settings({ nextLinks: 'elsewhere' });
    expect(await ask('browseGroups')).toMatchObject(UNAVAILABLE);
    await app.site.faults([{ match: { path: '/wiki/rest/api/group' }, effect: 'drop' }]);
    expect(await ask('browseGroups')).toMatchObject(UNAVAILABLE);
  });

  test('says that what groups give is unknown if Confluence does not tell', async () => {
    await app.site.faults([{ match: { path: 'accessType=' }, effect: 'status', value: 500 }]);
    const { groups }: Page = await valueOf('browseGroups');
    for (const name of ['marketing', 'it-operations'])
      expect(groups.find((group) => group.name === name)).toMatchObject({
        gives: 'unknown',
        change: 'as-viewer-only',
      });
  });
});

describe('getGroup', () => {
  test.each([
    ['no member', 0],
    ['one member', 1],
  ])('counts %s', async (_what, count) => {
    const { id } = await app.site.makeGroup({ name: 'zebra' });
    const { admin, nonAdmin } = app.site.accounts;
    if (count === 1) await invoke(app, admin, 'addMember', { groupId: id, accountId: nonAdmin });
    expect(await valueOf('getGroup', { groupId: id })).toEqual({
      group: { id, name: 'zebra', change: 'allowed', gives: 'nothing' },
      members: count,
    });
  });

  test('counts 200,001 members without reading them', async () => {
    const { id } = await app.site.makeGroup({ name: 'zebra' });
    const body = JSON.stringify({
      ...{ results: [{ accountId: 'someone' }], start: 0, limit: 1, size: 1, totalSize: 200_001 },
      _links: { next: `/rest/api/group/${id}/membersByGroupId?start=1&limit=1` },
    });
    await app.site.faults([
      { match: { path: 'membersByGroupId' }, effect: 'body', value: { body } },
    ]);
    expect(await valueOf('getGroup', { groupId: id })).toMatchObject({ members: 200_001 });
    expect(memberReads().map(({ path }) => path)).toEqual([
      expect.stringMatching(/\?limit=1&shouldReturnTotalSize=true$/),
    ]);
  });

  test.each([
    ['leaves out totalSize', { effect: 'body', value: { body: '{"results":[]}' } }, {}],
    ['fails', { effect: 'status', value: 500 }, { couldNotCount: true }],
    ['asks to wait', { effect: 'status', value: 429 }, { couldNotCount: true }],
  ])('leaves the number out if the count %s', async (_what, fault, said) => {
    const { id } = await app.site.makeGroup({ name: 'zebra' });
    await app.site.faults([{ match: { path: 'shouldReturnTotalSize' }, ...fault }]);
    expect(await valueOf('getGroup', { groupId: id })).toEqual({
      group: { id, name: 'zebra', change: 'allowed', gives: 'nothing' },
      ...said,
    });
  });

  test('shows the name that the group has now, and that it is gone now', async () => {
    const { id } = await app.site.makeGroup({ name: 'zebra' });
    await valueOf('getGroup', { groupId: id });
    await app.site.changeGroup(id, { name: 'okapi' });
    expect(await valueOf('getGroup', { groupId: id })).toMatchObject({ group: { name: 'okapi' } });
    await app.site.removeGroup(id);
    expect(await ask('getGroup', { groupId: id })).toEqual(GONE);
  });

  test('costs two requests once the site is known', async () => {
    const { id } = await app.site.makeGroup({ name: 'zebra' });
    await valueOf('getGroup', { groupId: id });
    await valueOf('getGroup', { groupId: id });
    expect(app.confluence.calls).toHaveLength(2);
  });
});

describe('listMembers', () => {
  test('gives account IDs and names, 200 at a time', async () => {
    const { id, members } = await named('confluence-users-lanternworks');
    const users = new Map((await app.site.users()).map((user) => [user.accountId, user]));
    const active = members.filter((member) => users.get(member)?.active);
    const first: Members = await valueOf('listMembers', { groupId: id, start: 0 });
    expect(first.members).toEqual(
      active
        .slice(0, 200)
        .map((accountId) => ({ accountId, name: users.get(accountId)?.displayName })),
    );
    expect(memberReads()).toHaveLength(1);
    expect(app.confluence.calls.map(({ path }) => path)).not.toContainEqual(
      expect.stringContaining('by-id'),
    );
    if (active.length > 200) expect(first.next).toBe(200);
  });

  test('gives the rest if the site cuts its pages', async () => {
    const { id, members } = await named('confluence-users-lanternworks');
    await app.site.settings({ pageCut: 3 });
    const first: Members = await valueOf('listMembers', { groupId: id, start: 0 });
    expect(first.members).toHaveLength(3);
    expect(first.next).toBe(3);
    const second: Members = await valueOf('listMembers', { groupId: id, start: 3 });
    expect([...first.members, ...second.members].map(({ accountId }) => accountId)).toEqual(
      expect.arrayContaining(members.slice(0, 2)),
    );
  });

  test('reads one page of 200,001 members', async () => {
    const { id } = await app.site.makeGroup({ name: 'zebra' });
    const results = Array.from({ length: 200 }, (_, at) => ({
      accountId: `person-${at}`,
      displayName: at === 0 ? 'آنا 👩🏽‍🚀'.padEnd(255, 'x') : `Person ${at}`,
    }));
    const body = JSON.stringify({
      results,
      totalSize: 200_001,
      _links: { next: `/rest/api/group/${id}/membersByGroupId?start=200&limit=200` },
    });
    await app.site.faults([
      { match: { path: 'membersByGroupId' }, effect: 'body', value: { body } },
    ]);
    const page: Members = await valueOf('listMembers', { groupId: id, start: 0 });
    expect([page.members.length, page.next]).toEqual([200, 200]);
    expect(page.members[0]).toEqual({ accountId: 'person-0', name: results[0]?.displayName });
    expect(memberReads()).toHaveLength(1);
  });

  test('is empty for an empty group, and not found for one that is gone', async () => {
    const { id } = await app.site.makeGroup({ name: 'zebra' });
    expect(await valueOf('listMembers', { groupId: id, start: 0 })).toEqual({ members: [] });
    await app.site.removeGroup(id);
    expect(await ask('listMembers', { groupId: id, start: 0 })).toEqual(GONE);
    expect(await ask('listMembers', { groupId: NOWHERE, start: 200 })).toEqual(GONE);
  });

  test('neither stores nor logs the names of members', async () => {
    const { id } = await named('confluence-users-lanternworks');
    const stored: string[] = [];
    app.storage.onCall = (_path, body) => {
      stored.push(body);
      return undefined;
    };
    const { members }: Members = await valueOf('listMembers', { groupId: id, start: 0 });
    app.storage.breakDown(); // which is logged
    await valueOf('listMembers', { groupId: id, start: 0 });
    app.storage.onCall = undefined;
    expect(stored).not.toEqual([]);
    expect(printed).not.toEqual([]);
    const kept = [...stored, ...printed].join();
    expect(members.length).toBeGreaterThan(5);
    for (const { name = '' } of members) {
      expect(name).not.toBe('');
      expect(kept).not.toContain(name);
    }
  });
});

describe('listGroupsOf', () => {
  test('gives the groups of an account with what each gives', async () => {
    const { admin } = app.site.accounts;
    const groups: View[] = await valueOf('listGroupsOf', { accountId: admin });
    const own = (await app.site.groups()).filter(({ members }) => members.includes(admin));
    expect(groups.map(({ id }) => id).toSorted()).toEqual(own.map(({ id }) => id).toSorted());
    expect(groups.find(({ name }) => name === 'site-admins')).toMatchObject({
      gives: 'admin-rights',
    });
  });

  test('gives all of them if the site cuts its pages', async () => {
    const { admin } = app.site.accounts;
    const whole: View[] = await valueOf('listGroupsOf', { accountId: admin });
    await app.site.settings({ pageCut: 1 });
    expect(await valueOf('listGroupsOf', { accountId: admin })).toEqual(whole);
  });

  test('says what Confluence says about an unknown account', async () => {
    const unknown = { accountId: 'unknown-account' };
    expect(await ask('listGroupsOf', unknown)).toEqual({ ok: true, value: [] });
    await app.site.faults([{ match: { path: '/memberof' }, effect: 'status', value: 404 }]);
    expect(await ask('listGroupsOf', unknown)).toEqual({
      ok: false,
      failure: { code: 'account-not-found', httpStatus: 404 },
    });
  });

  test('is unavailable for more than 1,000 groups', async () => {
    await app.site.faults([
      {
        match: { path: 'memberof?accountId=someone' },
        effect: 'body',
        value: { body: JSON.stringify(thousandGroups()) },
      },
    ]);
    expect(await ask('listGroupsOf', { accountId: 'someone' })).toMatchObject(UNAVAILABLE);
  });

  const thousandGroups = () => ({
    results: Array.from({ length: 1_001 }, (_, at) => ({
      id: `00000000-0000-4000-8000-${at.toString().padStart(12, '0')}`,
      name: `group ${at}`,
    })),
    _links: { next: '/rest/api/user/memberof?start=1001' },
  });
});

describe('listAccessGroups', () => {
  test('gives the groups that give a seat, with their names', async () => {
    const groups: View[] = await valueOf('listAccessGroups');
    const giving = (await app.site.groups()).filter(({ accessTypes }) =>
      accessTypes.includes('user'),
    );
    expect(groups.map(({ name }) => name).toSorted()).toEqual(
      giving.map(({ name }) => name).toSorted(),
    );
    expect(groups.find(({ name }) => name === 'confluence-users-lanternworks')).toMatchObject({
      gives: 'access',
    });
  });

  test('asks for them once, although their rights are shown too', async () => {
    await valueOf('listAccessGroups');
    const asked = app.confluence.calls.filter(({ path }) => path.includes('accessType=user'));
    expect(asked).toHaveLength(1);
  });

  test('is unavailable if Confluence does not say', async () => {
    await app.site.faults([{ match: { path: 'accessType=user' }, effect: 'status', value: 500 }]);
    expect(await ask('listAccessGroups')).toMatchObject(UNAVAILABLE);
  });
});

test('searchGroups and checkGroups say what groups give', async () => {
  const { id } = await named('confluence-users-lanternworks');
  expect(await valueOf('searchGroups', { query: 'confluence-users' })).toMatchObject([
    { id, gives: 'access' },
  ]);
  expect(await valueOf('checkGroups', { groups: [{ groupId: id }] })).toMatchObject([
    { ok: true, id, gives: 'access' },
  ]);
});

describe('a storage that fails', () => {
  test('does not keep groups and members from being read', async () => {
    const { id } = await named('site-admins');
    app.storage.breakDown();
    expect(await ask('getGroup', { groupId: id })).toMatchObject({ ok: true });
    expect(await ask('listMembers', { groupId: id, start: 0 })).toMatchObject({ ok: true });
    expect(await ask('listAccessGroups')).toMatchObject({ ok: true });
    expect(await ask('browseGroups')).toMatchObject({ ok: true });
  });

  test('keeps a plain Confluence admin from being told what they may change', async () => {
    const { confluenceAdmin } = app.site.accounts;
    app.storage.breakDown();
    const answer = await ask('browseGroups', {}, confluenceAdmin);
    expect(answer).toMatchObject({ ok: true });
    expect(JSON.stringify(answer)).not.toContain('"change":"allowed"');
  });
});
