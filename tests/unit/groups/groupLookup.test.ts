import { makeAppOverFakes, type AppOverFakes } from '../../fakes/appOverFakes';
import { groupIdOf, groupName } from '../../fakes/examples';

const byName = (name: string) => ({ groupName: groupName(name) });

const calls = ({ confluence }: AppOverFakes): string[] =>
  confluence.world.requests.map(({ call }) => call);

describe('a group that is named', () => {
  test('is found in one request', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    expect(await app.lookup(byName('Editors'))).toEqual({ ok: true, value: group });
    expect(calls(app)).toEqual(['find']);
  });

  test('with accents is looked for in both Unicode forms', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'Café crew'.normalize('NFD') });
    expect(await app.lookup(byName('Café crew'.normalize('NFC')))).toEqual({
      ok: true,
      value: group,
    });
    expect(calls(app)).toEqual(['find', 'find']);
  });

  test('is remembered for a minute, and confirmed by its id', async () => {
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

  test('is not found where there is none', async () => {
    const app = makeAppOverFakes();
    app.confluence.makeGroup({ name: 'editors-eu' });
    expect(await app.lookup(byName('editors'))).toEqual({
      ok: false,
      failure: { code: 'group-not-found' },
    });
  });

  test('twice is nobody’s to guess', async () => {
    const app = makeAppOverFakes();
    app.confluence.makeGroup({ name: 'Editors' });
    app.confluence.makeGroup({ name: 'EDITORS' });
    expect(await app.lookup(byName('editors'))).toEqual({
      ok: false,
      failure: { code: 'invalid-input', field: 'group' },
    });
  });

  test('among more hits than were read is nobody’s to guess, unless it is there', async () => {
    const app = makeAppOverFakes();
    for (let number = 1; number <= 1_000; number += 1)
      app.confluence.makeGroup({ name: `team ${number.toString()}` });
    expect(await app.lookup(byName('team'))).toMatchObject({ failure: { code: 'invalid-input' } });
    expect(await app.lookup(byName('team 7'))).toMatchObject({ value: { name: 'team 7' } });
  });

  test('cannot be found while Confluence is away, and that is not remembered', async () => {
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

  test('does not lend its name to the group that took it over', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    await app.lookup(byName('editors'));
    app.confluence.renameGroup(group.id, 'writers');
    const heir = app.confluence.makeGroup({ name: 'editors' });
    expect(await app.lookup(byName('editors'))).toMatchObject({ ok: false });
    // Asked anew, the name means the group that has it now.
    expect(await app.lookup(byName('editors'))).toEqual({ ok: true, value: heir });
  });
});

describe('a group whose id is given', () => {
  test('is read by id and remembered for a minute', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    expect(await app.lookup({ groupId: group.id })).toEqual({ ok: true, value: group });
    app.clock.advance(59);
    await app.lookup({ groupId: group.id });
    expect(calls(app)).toEqual(['read']);
  });

  test('is found whatever its name is now', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    app.confluence.renameGroup(group.id, 'writers');
    expect(await app.lookup({ groupId: group.id })).toMatchObject({
      value: { name: 'writers' },
    });
  });

  test('is not found where there is none', async () => {
    const app = makeAppOverFakes();
    expect(await app.lookup({ groupId: groupIdOf(9) })).toMatchObject({
      failure: { code: 'group-not-found', httpStatus: 404 },
    });
  });
});
