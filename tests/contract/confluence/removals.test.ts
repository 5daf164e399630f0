import { accountId, groupIdOf } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';
import type { ConfluenceUnderTest, StartConfluence } from './confluenceUnderTest';
import { startAdapters } from './startAdapters';
import { startFake } from './startFake';

const APP = { kind: 'app' } as const;
const VIEWER = { kind: 'viewer' } as const;

describe.each([
  ['fake', startFake],
  ['adapter', startAdapters],
])('removing people from groups of Confluence (%s)', (_kind, start) => {
  let started: Awaited<ReturnType<StartConfluence>>;
  let confluence: ConfluenceUnderTest;
  beforeAll(async () => {
    started = await start();
  });
  beforeEach(async () => {
    confluence = await started.fresh();
  });
  afterAll(() => started.close());

  /** A group of three, and one of its members. */
  const arrange = async () => {
    const { siteAdmin, confluenceAdmin, nobodySpecial } = confluence.accounts;
    const members = [siteAdmin, confluenceAdmin, nobodySpecial];
    const group = await confluence.makeGroup({ name: 'zebra & okapi #1 +2/3', members });
    return { group, byId: { groupId: group.id }, person: nobodySpecial, members };
  };

  test.each(['name', 'id'] as const)('by %s removes only that person', async (by) => {
    const { group, person, members } = await arrange();
    const { directory, membersOf } = confluence;
    const target = by === 'name' ? { groupName: group.name } : { groupId: group.id };
    expect(await directory.removeMember(target, person, APP)).toMatchObject({
      kind: 'answered',
      status: 204,
    });
    expect((await membersOf(group.id)).toSorted()).toEqual(
      members.filter((member) => member !== person).toSorted(),
    );
  });

  test('answers the same for a person who is not a member', async () => {
    const { byId, person } = await arrange();
    await confluence.directory.removeMember(byId, person, APP);
    expect(await confluence.directory.removeMember(byId, person, APP)).toMatchObject({
      status: 204,
    });
  });

  test('by name is 410 if that endpoint is retired', async () => {
    const { group, byId, person } = await arrange();
    const { directory, configure } = confluence;
    await configure({ nameEndpoints: 'retired' });
    expect(await directory.removeMember({ groupName: group.name }, person, APP)).toMatchObject({
      status: 410,
    });
    expect(await directory.removeMember(byId, person, APP)).toMatchObject({ status: 204 });
  });

  test('as the app is 403 if the site refuses it', async () => {
    const { byId, group, person, members } = await arrange();
    await confluence.configure({ appMayWrite: false });
    expect(await confluence.directory.removeMember(byId, person, APP)).toMatchObject({
      status: 403,
    });
    expect(await confluence.membersOf(group.id)).toHaveLength(members.length);
  });

  test.each([
    ['siteAdmin', 204],
    ['confluenceAdmin', 403],
    ['nobodySpecial', 403],
  ] as const)('as the viewer: %s gets %d', async (who, status) => {
    const { byId, person } = await arrange();
    confluence.signIn(confluence.accounts[who]);
    expect(await confluence.directory.removeMember(byId, person, VIEWER)).toMatchObject({ status });
  });

  test('as an absent owner needs the owner’s rights', async () => {
    const { byId, person } = await arrange();
    const remove = (account: typeof person) =>
      confluence.directory.removeMember(byId, person, { kind: 'owner', accountId: account });
    expect(await remove(confluence.accounts.confluenceAdmin)).toMatchObject({ status: 403 });
    expect(await remove(confluence.accounts.siteAdmin)).toMatchObject({ status: 204 });
    await confluence.configure({ standIn: false });
    expect(await remove(confluence.accounts.siteAdmin)).toEqual({ kind: 'needs-authentication' });
  });

  test('is 404 for an unknown group and for an unknown account', async () => {
    const { byId, person } = await arrange();
    const { directory } = confluence;
    const nowhere = { groupId: groupIdOf(987_654) };
    const unknown = accountId('000000000000000000000000');
    expect(await directory.removeMember(nowhere, person, APP)).toMatchObject({ status: 404 });
    expect(await directory.removeMember(byId, unknown, APP)).toMatchObject({ status: 404 });
  });

  test.each(['external', 'team'] as const)('is 400 if the group is %s', async (management) => {
    const { id } = await confluence.makeGroup({ name: 'zebra', management });
    const person = confluence.accounts.nobodySpecial;
    expect(await confluence.directory.removeMember({ groupId: id }, person, APP)).toMatchObject({
      status: 400,
    });
  });

  describe('members', () => {
    test('are listed page by page, until a page names no next one', async () => {
      const { group, members } = await arrange();
      const { directory } = confluence;
      const first = valueOf(await directory.readMembers(group.id, 0, 2));
      const second = valueOf(await directory.readMembers(group.id, 2, 2));
      expect(first).toEqual({ members: [expect.anything(), expect.anything()], next: 2 });
      expect(second).toEqual({ members: [expect.anything()] });
      expect([...first.members, ...second.members].toSorted()).toEqual(members.toSorted());
    });

    test('on a full page are the last if no more follow', async () => {
      const { group, members } = await arrange();
      const page = valueOf(await confluence.directory.readMembers(group.id, 0, members.length));
      expect(page).toEqual({ members: expect.any(Array) as unknown });
      expect(page.members.toSorted()).toEqual(members.toSorted());
    });

    test('on pages that are cut continue where the page says', async () => {
      const { group, members } = await arrange();
      const { directory, configure } = confluence;
      await configure({ pageCut: 2 });
      const first = valueOf(await directory.readMembers(group.id, 0, 200));
      expect(first).toEqual({ members: [expect.anything(), expect.anything()], next: 2 });
      const second = valueOf(await directory.readMembers(group.id, 2, 200));
      expect(second).toEqual({ members: [expect.anything()] });
      expect([...first.members, ...second.members].toSorted()).toEqual(members.toSorted());
    });

    test('beyond the end are none, and nothing follows', async () => {
      const { group } = await arrange();
      expect(valueOf(await confluence.directory.readMembers(group.id, 200, 200))).toEqual({
        members: [],
      });
    });

    test('are counted', async () => {
      const { group } = await arrange();
      expect(await confluence.directory.countMembers(group.id)).toEqual({ ok: true, value: 3 });
    });

    test('have no number if the site does not say it', async () => {
      const { group } = await arrange();
      await confluence.configure({ tellsCounts: false });
      expect(await confluence.directory.countMembers(group.id)).toEqual({ ok: true });
    });

    test('who are suspended are neither listed nor counted', async () => {
      const { group, person } = await arrange();
      const { directory, suspend } = confluence;
      await suspend(person);
      const listed = await directory.readMembers(group.id, 0, 200);
      expect(listed).toMatchObject({ ok: true });
      expect(listed).not.toMatchObject({
        value: { members: expect.arrayContaining([person]) as unknown },
      });
      expect(await directory.countMembers(group.id)).toEqual({ ok: true, value: 2 });
    });

    test.each(['an empty group', 'no group at all'])('of %s are none', async (what) => {
      const { directory, makeGroup } = confluence;
      const id = what === 'an empty group' ? (await makeGroup({ name: 'zebra' })).id : groupIdOf(9);
      expect(await directory.readMembers(id, 0, 200)).toEqual({
        ok: true,
        value: { members: [] },
      });
      expect(await directory.countMembers(id)).toEqual({ ok: true, value: 0 });
    });
  });
});
