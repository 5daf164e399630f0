import type { GroupId } from '../../../src/domain/groupId';
import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { atThePage } from '../../fakes/callers';
import { groupIdOf, groupName, PEOPLE } from '../../fakes/examples';

const seen = (name: string, seenAs: GroupId) => ({
  by: 'name' as const,
  name: groupName(name),
  seenAs,
});

const arrange = () => {
  const app = makeAppOverFakes();
  const group = app.confluence.makeGroup({ name: 'editors' });
  return { app, group, calls: () => app.confluence.world.requests.map(({ call }) => call) };
};

describe('a name with the id that the caller saw it under', () => {
  test('is that group, in one read by id', async () => {
    const { app, group, calls } = arrange();
    expect(await app.lookup(seen('editors', group.id))).toEqual({ ok: true, value: group });
    expect(calls()).toEqual(['read']);
  });

  test('is read each time, since a name may move at any time', async () => {
    const { app, group, calls } = arrange();
    await app.lookup(seen('editors', group.id));
    await app.lookup(seen('editors', group.id));
    expect(calls()).toEqual(['read', 'read']);
  });

  test.each(['writers', 'Editors'])(
    'is no group where that one is now called %s',
    async (renamed) => {
      const { app, group, calls } = arrange();
      app.confluence.renameGroup(group.id, renamed);
      expect(await app.lookup(seen('editors', group.id))).toEqual({
        ok: false,
        failure: { code: 'group-not-found' },
      });
      expect(calls()).toEqual(['read']);
    },
  );

  test.each([
    ['name', { by: 'name', name: groupName('editors') }],
    ['id', { by: 'id', id: groupIdOf(103) }],
  ] as const)(
    'is no group after a renaming, though it was remembered by %s',
    async (_by, reference) => {
      const { app, group, calls } = arrange();
      expect(await app.lookup(reference)).toEqual({ ok: true, value: group });
      app.confluence.renameGroup(group.id, 'writers');
      const before = calls().length;
      expect(await app.lookup(seen('editors', group.id))).toMatchObject({
        failure: { code: 'group-not-found' },
      });
      expect(calls().slice(before)).toEqual(['read']);
    },
  );

  test('is no group where another has taken the name, and neither gets anybody', async () => {
    const { app, group } = arrange();
    app.confluence.renameGroup(group.id, 'writers');
    const heir = app.confluence.makeGroup({ name: 'editors' });
    const changed = await app.changeMembership(atThePage(app, PEOPLE.siteAdmin), {
      action: 'add',
      group: seen('editors', group.id),
      accountId: PEOPLE.newcomer,
    });
    expect(changed).toEqual({ ok: false, failure: { code: 'group-not-found' } });
    expect(app.confluence.writes()).toEqual([]);
    expect(app.confluence.membersOf(heir.id)).toEqual([]);
  });

  test('is no group where that one is gone', async () => {
    const { app, group } = arrange();
    app.confluence.world.groups.delete(group.id);
    expect(await app.lookup(seen('editors', group.id))).toMatchObject({
      failure: { code: 'group-not-found' },
    });
  });

  test('is unknown while Confluence is away', async () => {
    const { app, group } = arrange();
    app.confluence.world.down.add('groups');
    expect(await app.lookup(seen('editors', group.id))).toMatchObject({
      failure: { code: 'unavailable' },
    });
  });

  test('tells twins apart that differ only in Unicode form', async () => {
    const { app } = arrange();
    const [composed, decomposed] = (['NFC', 'NFD'] as const).map((form) =>
      app.confluence.makeGroup({ name: 'Café crew'.normalize(form) }),
    );
    if (!composed || !decomposed) throw new Error('The twins were not made.');
    expect(await app.lookup({ by: 'name', name: composed.name })).toMatchObject({
      failure: { code: 'invalid-input', field: 'group' },
    });
    for (const twin of [composed, decomposed])
      expect(await app.lookup(seen(twin.name, twin.id))).toEqual({ ok: true, value: twin });
  });
});
