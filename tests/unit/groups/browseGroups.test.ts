import { type AppOverFakes, makeAppOverFakes } from '../../fakes/appOverFakes';
import { accountId, groupIdOf, PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';

const { siteAdmin, newcomer } = PEOPLE;

const arrange = (count: number): AppOverFakes => {
  const app = makeAppOverFakes();
  for (let number = 1; number <= count; number += 1)
    app.confluence.makeGroup({ name: `team ${number.toString()}` });
  return app;
};

const calls = ({ confluence }: AppOverFakes): string[] =>
  confluence.world.requests.map(({ call }) => call);

describe('the list of all groups', () => {
  test('has 50 groups a page, to the last', async () => {
    const app = arrange(120); // and two that the site always has
    const lengths: number[] = [];
    let from: number | undefined;
    do {
      const { groups, next } = valueOf(await app.browseGroups(siteAdmin, from));
      lengths.push(groups.length);
      from = next;
    } while (from !== undefined);
    expect(lengths).toEqual([50, 50, 22]);
  });

  test('says of each group who may change it, and what it gives', async () => {
    const app = arrange(0);
    app.confluence.makeGroup({ name: 'users', gives: ['user'] });
    expect(valueOf(await app.browseGroups(siteAdmin)).groups).toMatchObject([
      { name: 'site-admins', change: 'as-viewer-only', gives: 'admin-rights' },
      { name: 'it-operations', change: 'as-viewer-only', gives: 'admin-rights' },
      { name: 'users', change: 'allowed', gives: 'access' },
    ]);
  });

  test('is read in one request once the site is known', async () => {
    const app = arrange(120);
    await app.browseGroups(siteAdmin);
    app.confluence.world.requests.length = 0;
    await app.browseGroups(siteAdmin, 50);
    expect(calls(app)).toEqual(['list groups']);
  });

  test('fails if Confluence does not answer, and is not asked for twice', async () => {
    const app = arrange(1);
    app.confluence.world.down.add('groups');
    expect(await app.browseGroups(siteAdmin)).toMatchObject({ failure: { code: 'unavailable' } });
    expect(calls(app).filter((call) => call === 'list groups')).toHaveLength(1);
  });
});

describe('the groups that give access', () => {
  test('come with their names, in one request for them', async () => {
    const app = arrange(3);
    app.confluence.makeGroup({ name: 'users', gives: ['user'] });
    app.confluence.makeGroup({ name: 'admins', gives: ['user', 'admin'] });
    expect(valueOf(await app.listAccessGroups(siteAdmin))).toMatchObject([
      { name: 'users', gives: 'access' },
      { name: 'admins', gives: 'admin-rights' },
    ]);
    expect(calls(app).filter((call) => call === 'groups giving user')).toHaveLength(1);
  });

  test('are unknown if Confluence does not say, and it is not asked again for a minute', async () => {
    const app = arrange(1);
    app.confluence.makeGroup({ name: 'users', gives: ['user'] });
    app.confluence.world.down.add('access-lists');
    const unavailable = { failure: { code: 'unavailable' } };
    expect(await app.listAccessGroups(siteAdmin)).toMatchObject(unavailable);
    app.confluence.world.down.clear();
    app.confluence.world.requests.length = 0;
    expect(await app.listAccessGroups(siteAdmin)).toMatchObject(unavailable);
    expect(calls(app)).toEqual([]);
    app.clock.advance(60);
    expect(await app.listAccessGroups(siteAdmin)).toMatchObject({ value: [{ name: 'users' }] });
  });

  test('are those of this site, not of others of the organization', async () => {
    const app = arrange(1);
    const { groupsGiving } = app.confluence.authority;
    app.confluence.authority.groupsGiving = async (...asked) => {
      const own = await groupsGiving(...asked);
      if (!own.ok || asked[0] !== 'user') return own;
      const [one] = own.value;
      const others = Array.from({ length: 30 }, (_, at) => ({
        ...one,
        id: `00000000-0000-4000-8000-${at.toString().padStart(12, '0')}`,
      }));
      return { ok: true, value: [...(others as typeof own.value), ...own.value] };
    };
    for (let number = 1; number <= 7; number += 1)
      app.confluence.makeGroup({ name: `users ${number}`, gives: ['user'] });
    expect(valueOf(await app.listAccessGroups(siteAdmin)).map(({ name }) => name)).toEqual(
      [1, 2, 3, 4, 5].map((number) => `users ${number}`),
    );
  });

  test('are none if no group gives access', async () => {
    expect(await arrange(1).listAccessGroups(siteAdmin)).toEqual({ ok: true, value: [] });
  });
});

describe('the groups of an account', () => {
  test('come with their names, however many', async () => {
    const app = makeAppOverFakes();
    for (let number = 1; number <= 300; number += 1)
      app.confluence.makeGroup({ name: `team ${number.toString()}`, members: [newcomer] });
    app.confluence.makeGroup({ name: 'without them' });
    const groups = valueOf(await app.listGroupsOf(siteAdmin, newcomer));
    expect(groups).toHaveLength(300);
    expect(groups[299]).toEqual({
      ...{ id: groupIdOf(402), name: 'team 300' },
      ...{ change: 'allowed', gives: 'nothing' },
    });
    expect(calls(app)).toHaveLength(5); // two lists of groups of accounts, and three of accesses
  });

  test('are none for an account that Confluence does not know', async () => {
    const unknown = accountId('unknown-account');
    expect(await arrange(1).listGroupsOf(siteAdmin, unknown)).toEqual({ ok: true, value: [] });
  });

  test('fail if Confluence does not answer', async () => {
    const app = arrange(1);
    app.confluence.world.down.add('memberships');
    expect(await app.listGroupsOf(siteAdmin, newcomer)).toMatchObject({
      failure: { code: 'unavailable' },
    });
  });
});
