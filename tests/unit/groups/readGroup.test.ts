import { failed, ok } from '../../../src/domain/outcome';
import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { accountId, groupIdOf, PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';

const { siteAdmin, newcomer } = PEOPLE;

const many = (count: number) =>
  Array.from({ length: count }, (_, at) => accountId(`person-${at.toString()}`));

/** A site with a group of this many members. `calls` are the requests since the last look. */
const arrange = (count = 0) => {
  const app = makeAppOverFakes();
  const { world } = app.confluence;
  const group = app.confluence.makeGroup({ name: 'editors', members: many(count) });
  const calls = (): string[] => world.requests.splice(0).map(({ call }) => call);
  return { app, world, group, calls };
};

const GONE = { ok: false, failure: { code: 'group-not-found' } };

describe('a group', () => {
  test.each([0, 1, 200_001])('with %d members is read with their number', async (count) => {
    const { app, group, calls } = arrange(count);
    expect(await app.getGroup(siteAdmin, group.id)).toEqual(
      ok({
        group: { id: group.id, name: 'editors', change: 'allowed', gives: 'nothing' },
        members: count,
      }),
    );
    // It costs the same for every size.
    expect(calls()).toEqual(expect.arrayContaining(['read', 'count members']));
  });

  test('is read again each time, because an admin who reloads wants the truth', async () => {
    const { app, group, calls } = arrange(1);
    await app.getGroup(siteAdmin, group.id);
    app.confluence.renameGroup(group.id, 'writers');
    calls();
    expect(await app.getGroup(siteAdmin, group.id)).toMatchObject({
      value: { group: { name: 'writers' } },
    });
    expect(calls()).toEqual(['read', 'count members']);
  });

  test('that is gone is not found', async () => {
    expect(await arrange().app.getGroup(siteAdmin, groupIdOf(999))).toMatchObject(GONE);
  });

  test('whose members can’t be counted is shown without a number, and says so', async () => {
    const { app, world, group } = arrange(3);
    world.down.add('members');
    const { group: shown, ...rest } = valueOf(await app.getGroup(siteAdmin, group.id));
    expect(shown.name).toBe('editors');
    expect(rest).toEqual({ couldNotCount: true });
  });

  test('that can’t be read is unavailable, even if its members are counted', async () => {
    const { app, world, group } = arrange(3);
    world.down.add('groups');
    expect(await app.getGroup(siteAdmin, group.id)).toMatchObject(failed('unavailable'));
  });
});

describe('members', () => {
  test('of a group of 200,001 are listed 200 at a time, and no more are read', async () => {
    const { app, group, calls } = arrange(200_001);
    const first = valueOf(await app.listMembers(group.id, 0));
    expect([first.members.length, first.next]).toEqual([200, 200]);
    const last = valueOf(await app.listMembers(group.id, 200_000));
    expect(last).toEqual({ members: [{ accountId: 'person-200000' }] });
    expect(calls()).toEqual(['named members', 'named members']);
  });

  test('come with their names, if Confluence shows them', async () => {
    const { app, group } = arrange(1);
    const name = 'آنا 👩🏽‍🚀 '.padEnd(255, 'x');
    app.confluence.makePerson(newcomer, { name, email: 'ana@example.com' });
    await app.changeMembership(
      { kind: 'admin', accountId: siteAdmin },
      { action: 'add', groupId: group.id, accountId: newcomer },
    );
    expect(valueOf(await app.listMembers(group.id, 0)).members).toEqual([
      { accountId: 'person-0' },
      { accountId: newcomer, name },
    ]);
  });

  test('of an empty group are none, which is confirmed by the group itself', async () => {
    const { app, group, calls } = arrange();
    expect(await app.listMembers(group.id, 0)).toEqual(ok({ members: [] }));
    expect(calls()).toEqual(['named members', 'read']);
  });

  test.each([0, 200])('of a group that is gone are not found, from %d on', async (start) => {
    expect(await arrange().app.listMembers(groupIdOf(999), start)).toMatchObject(GONE);
  });

  test('are unknown if an empty group can’t be confirmed', async () => {
    const { app, world, group } = arrange();
    world.down.add('groups');
    expect(await app.listMembers(group.id, 0)).toMatchObject(failed('unavailable'));
  });

  test('can come after an empty page, which is passed on', async () => {
    const { app, group, calls } = arrange(3);
    app.confluence.directory.readNamedMembers = () =>
      Promise.resolve(ok({ members: [], next: 400 }));
    expect(await app.listMembers(group.id, 200)).toEqual(ok({ members: [], next: 400 }));
    expect(calls()).toEqual([]);
  });

  test('can’t be listed while Confluence gives no answer', async () => {
    const { app, world, group } = arrange(3);
    world.down.add('members');
    expect(await app.listMembers(group.id, 0)).toMatchObject(failed('unavailable'));
  });
});
