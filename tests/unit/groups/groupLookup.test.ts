import { makeAppOverFakes, type AppOverFakes } from '../../fakes/appOverFakes';
import { groupIdOf, groupName } from '../../fakes/examples';

const byName = (name: string) => ({ groupName: groupName(name) });

const calls = ({ confluence }: AppOverFakes): string[] =>
  confluence.world.requests.map(({ call }) => call);

describe('a group given by name', () => {
  test('is found in one request', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    expect(await app.lookup(byName('Editors'))).toEqual({ ok: true, value: group });
    expect(calls(app)).toEqual(['find']);
  });

  test('with accents is searched for in both Unicode forms', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'Café crew'.normalize('NFD') });
    expect(await app.lookup(byName('Café crew'.normalize('NFC')))).toEqual({
      ok: true,
      value: group,
    });
    expect(calls(app)).toEqual(['find', 'find']);
  });

  test('is cached for a minute, and confirmed by its ID', async () => {
    const app = makeAppOverFakes();
    app.confluence.makeGroup({ name: 'editors' });
    await app.lookup(byName('editors'));
    app.clock.advance(59);
    await app.lookup(byName('editors'));
    expect(calls(app)).toEqual(['find', 'read']);
    app.clock.advance(1);
    await app.lookup(byName('editors'));
    expect(calls(app)).toEqual(['find', 'read', 'find']);
  });

  test('is not found if it does not exist', async () => {
    const app = makeAppOverFakes();
    app.confluence.makeGroup({ name: 'editors-eu' });
    expect(await app.lookup(byName('editors'))).toEqual({
      ok: false,
      failure: { code: 'group-not-found' },
    });
  });

  test('is not guessed if two groups have the name', async () => {
    const app = makeAppOverFakes();
    app.confluence.makeGroup({ name: 'Editors' });
    app.confluence.makeGroup({ name: 'EDITORS' });
    expect(await app.lookup(byName('editors'))).toEqual({
      ok: false,
      failure: { code: 'invalid-input', field: 'group' },
    });
  });

  test('is not guessed if more hits exist than were read, unless one is exact', async () => {
    const app = makeAppOverFakes();
    for (let number = 1; number <= 1_000; number += 1)
      app.confluence.makeGroup({ name: `team ${number.toString()}` });
    expect(await app.lookup(byName('team'))).toMatchObject({ failure: { code: 'invalid-input' } });
    expect(await app.lookup(byName('team 7'))).toMatchObject({ value: { name: 'team 7' } });
  });

  test('cannot be found while Confluence is down, and that is not cached', async () => {
    const app = makeAppOverFakes();
    app.confluence.makeGroup({ name: 'editors' });
    app.confluence.world.down.add('groups');
    expect(await app.lookup(byName('editors'))).toMatchObject({ failure: { code: 'unavailable' } });
    app.confluence.world.down.clear();
    expect(await app.lookup(byName('editors'))).toMatchObject({ ok: true });
  });
});

describe('a group that was renamed within the minute', () => {
  test('is no longer found by its old name', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    await app.lookup(byName('editors'));
    app.confluence.renameGroup(group.id, 'writers');
    expect(await app.lookup(byName('editors'))).toMatchObject({
      failure: { code: 'group-not-found' },
    });
  });

  test('does not hide the group that took over its name', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    await app.lookup(byName('editors'));
    app.confluence.renameGroup(group.id, 'writers');
    const heir = app.confluence.makeGroup({ name: 'editors' });
    expect(await app.lookup(byName('editors'))).toMatchObject({ ok: false });
    // Asked again, the name means the group that has it now.
    expect(await app.lookup(byName('editors'))).toEqual({ ok: true, value: heir });
  });
});

describe('a group given by ID', () => {
  test('is read by ID and cached for a minute', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    expect(await app.lookup({ groupId: group.id })).toEqual({ ok: true, value: group });
    app.clock.advance(59);
    await app.lookup({ groupId: group.id });
    expect(calls(app)).toEqual(['read']);
  });

  test('is found whatever its current name is', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    app.confluence.renameGroup(group.id, 'writers');
    expect(await app.lookup({ groupId: group.id })).toMatchObject({
      value: { name: 'writers' },
    });
  });

  test('is not found if it does not exist', async () => {
    const app = makeAppOverFakes();
    expect(await app.lookup({ groupId: groupIdOf(9) })).toMatchObject({
      failure: { code: 'group-not-found', httpStatus: 404 },
    });
  });
});
