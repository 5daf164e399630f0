import type { ChangeAction } from '../../../src/domain/change';
import { makeAppOverFakes, type AppOverFakes } from '../../fakes/appOverFakes';
import { atThePage, withKey } from '../../fakes/callers';
import { groupIdOf, groupName, PEOPLE } from '../../fakes/examples';
import { TRIGGERS } from '../../fakes/webTriggers';

const { siteAdmin, confluenceAdmin, nobodySpecial, newcomer } = PEOPLE;
const byName = (name: string, action: ChangeAction = 'add') => ({
  action,
  groupName: groupName(name),
  accountId: newcomer,
});

const arrange = () => {
  const app = makeAppOverFakes();
  const group = app.confluence.makeGroup({ name: 'editors' });
  return { app, group };
};

const endings = ({ audit }: AppOverFakes) => audit.records().map(({ ending }) => ending?.outcome);

describe('a change at the page', () => {
  test('reports who was added to which group, and the identity used', async () => {
    const { app, group } = arrange();
    expect(await app.changeMembership(atThePage(app, siteAdmin), byName('EDITORS'))).toEqual({
      ok: true,
      value: {
        status: 'added',
        groupId: group.id,
        groupName: 'editors',
        accountId: newcomer,
        actedAs: 'app',
        certain: true,
        recorded: true,
      },
    });
  });

  test('by ID works whatever the current name of the group is', async () => {
    const { app, group } = arrange();
    app.confluence.renameGroup(group.id, 'writers');
    const request = {
      action: 'add' as const,
      groupId: group.id,
      accountId: newcomer,
    };
    expect(await app.changeMembership(atThePage(app, siteAdmin), request)).toMatchObject({
      value: { status: 'added', groupName: 'writers' },
    });
    expect(app.confluence.writes()).toEqual(['add by id as app']);
  });

  test('by a name that another group took over changes neither group', async () => {
    const { app, group } = arrange();
    await app.lookup(byName('editors'));
    app.confluence.renameGroup(group.id, 'writers');
    const heir = app.confluence.makeGroup({ name: 'editors' });
    expect(await app.changeMembership(atThePage(app, siteAdmin), byName('editors'))).toMatchObject({
      failure: { code: 'group-not-found' },
    });
    expect(app.confluence.membersOf(group.id)).toEqual([]);
    expect(app.confluence.membersOf(heir.id)).toEqual([]);
  });

  test.each(['site-admins', 'it-operations', 'editors'])(
    'gives a plain Confluence admin no more access to %s than Confluence itself',
    async (name) => {
      const { app } = arrange();
      const caller = atThePage(app, confluenceAdmin);
      const request = { ...byName(name), accountId: confluenceAdmin };
      expect(await app.changeMembership(caller, request)).toMatchObject({
        failure: { code: 'not-permitted' },
      });
      expect(app.confluence.writes()).toEqual(['add by name as viewer']);
    },
  );

  test('of a protected group runs as the site admin themselves', async () => {
    const { app } = arrange();
    expect(
      await app.changeMembership(atThePage(app, siteAdmin), byName('it-operations')),
    ).toMatchObject({ value: { status: 'added', actedAs: 'viewer' } });
  });

  test('by two admins at once adds the person once, and the other finds it done', async () => {
    const { app, group } = arrange();
    const other = PEOPLE.confluenceAdmin;
    app.confluence.makeGroup({ name: 'org-admins', gives: ['site-admin'], members: [other] });
    const outcomes = await Promise.all([
      app.changeMembership({ kind: 'admin', accountId: siteAdmin }, byName('editors')),
      app.changeMembership({ kind: 'admin', accountId: other }, byName('editors')),
    ]);
    const statuses = outcomes.map((outcome) => outcome.ok && outcome.value.status);
    expect(statuses.toSorted()).toEqual(['added', 'already-member']);
    expect(app.confluence.membersOf(group.id)).toEqual([newcomer]);
  });

  test('by name costs one write, and one lookup before and after it once the site is known', async () => {
    const { app } = arrange();
    const caller = atThePage(app, siteAdmin);
    await app.changeMembership(caller, byName('editors'));
    app.confluence.world.requests.length = 0;
    await app.changeMembership(caller, { ...byName('editors'), accountId: nobodySpecial });
    expect(app.confluence.world.requests).toEqual([
      { call: 'read', as: 'app' },
      { call: 'add by name', as: 'app' },
      { call: 'read', as: 'app' },
    ]);
  });
});

describe.each(TRIGGERS)('a change by key, to $action', ({ action, done, isMemberBefore }) => {
  const arrange = () => {
    const app = makeAppOverFakes();
    const members = isMemberBefore ? [newcomer, siteAdmin] : [siteAdmin];
    return { app, members, group: app.confluence.makeGroup({ name: 'editors', members }) };
  };

  test('runs as the app', async () => {
    const { app } = arrange();
    expect(await app.changeMembership(withKey(app), byName('editors', action))).toMatchObject({
      value: { status: done, actedAs: 'app' },
    });
  });

  test('is refused once its owner no longer administers Confluence', async () => {
    const { app } = arrange();
    const caller = withKey(app, { ownerId: nobodySpecial });
    expect(await app.changeMembership(caller, byName('editors', action))).toEqual({
      ok: false,
      failure: { code: 'not-an-admin' },
    });
    expect(app.confluence.writes()).toEqual([]);
    expect(endings(app)).toEqual(['not-an-admin']);
  });

  test('is refused while it is unknown whether its owner does', async () => {
    const { app } = arrange();
    app.confluence.world.down.add('current-user');
    expect(await app.changeMembership(withKey(app), byName('editors', action))).toMatchObject({
      failure: { code: 'unavailable' },
    });
    expect(app.confluence.writes()).toEqual([]);
  });

  test.each(['site-admins', 'it-operations'])('is refused in %s', async (name) => {
    const { app } = arrange();
    expect(await app.changeMembership(withKey(app), byName(name, action))).toMatchObject({
      failure: { code: 'group-not-allowed' },
    });
    expect(app.confluence.writes()).toEqual([]);
  });

  test('of a plain Confluence admin changes nothing where its owner could not', async () => {
    const { app, group, members } = arrange();
    const caller = withKey(app, { ownerId: confluenceAdmin });
    expect(await app.changeMembership(caller, byName('editors', action))).toMatchObject({
      failure: { code: 'not-permitted' },
    });
    expect(app.confluence.writes()).toEqual([`${action} by name as owner`]);
    expect(app.confluence.membersOf(group.id)).toEqual(members);
  });

  test('is refused for other groups', async () => {
    const { app } = arrange();
    const caller = withKey(app, { groups: [groupIdOf(9)] });
    expect(await app.changeMembership(caller, byName('editors', action))).toMatchObject({
      failure: { code: 'group-not-allowed' },
    });
  });

  test('is refused by a key that allows only the other action, before anything is read', async () => {
    const { app } = arrange();
    const caller = withKey(app, { actions: [action === 'add' ? 'remove' : 'add'] });
    for (const name of ['editors', 'no such group', 'site-admins'])
      expect(await app.changeMembership(caller, byName(name, action))).toEqual({
        ok: false,
        failure: { code: 'group-not-allowed' },
      });
    expect(app.confluence.world.requests).toEqual([]);
    expect(app.audit.records()).toMatchObject([
      { action, ending: { outcome: 'group-not-allowed' } },
      { action, ending: { outcome: 'group-not-allowed' } },
      { action, ending: { outcome: 'group-not-allowed' } },
    ]);
  });
});

test('a key does not remove the last member of a group', async () => {
  const app = makeAppOverFakes();
  app.confluence.makeGroup({ name: 'editors', members: [newcomer] });
  expect(await app.changeMembership(withKey(app), byName('editors', 'remove'))).toEqual({
    ok: false,
    failure: { code: 'would-empty-group' },
  });
  expect(app.confluence.writes()).toEqual([]);
});
