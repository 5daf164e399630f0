import { groupIdOf, accountId } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';
import type { ConfluenceUnderTest, StartConfluence } from './confluenceUnderTest';
import { startAdapters } from './startAdapters';
import { startFake } from './startFake';

const APP = { kind: 'app' } as const;
const VIEWER = { kind: 'viewer' } as const;

describe.each([
  ['fake', startFake],
  ['adapter', startAdapters],
])('groups of Confluence (%s)', (_kind, start) => {
  let started: Awaited<ReturnType<StartConfluence>>;
  let confluence: ConfluenceUnderTest;
  beforeAll(async () => {
    started = await start();
  });
  beforeEach(async () => {
    confluence = await started.fresh();
  });
  afterAll(() => started.close());

  describe('finding', () => {
    test('gives every group whose name contains the text, ignoring case', async () => {
      const { directory, makeGroup } = confluence;
      const one = await makeGroup({ name: 'Zebra crossing' });
      const other = await makeGroup({ name: 'old zebras', management: 'external' });
      const found = valueOf(await directory.findByText('ZEBRA'));
      expect(found.complete).toBe(true);
      expect(found.groups).toHaveLength(2);
      expect(found.groups).toEqual(expect.arrayContaining([one, other]));
    });

    test('gives none if there is none', async () => {
      const found = await confluence.directory.findByText('no group has this in its name');
      expect(found).toEqual({ ok: true, value: { groups: [], complete: true } });
    });

    test.each([
      'R&D: zebra + okapi #1? 100%',
      '"Zebra" & \'okapi\' <b>',
      ' zebra with a space in front',
      'زرافة و حمار وحشي',
      'シマウマ🦓・班',
      '../zebra/by-id?x=1',
    ])('finds %s character for character', async (name) => {
      const { directory, makeGroup } = confluence;
      const group = await makeGroup({ name });
      const { groups } = valueOf(await directory.findByText(name));
      expect(groups).toEqual([group]);
    });

    test('compares the code points of accented letters', async () => {
      const { directory, makeGroup } = confluence;
      for (const form of ['NFC', 'NFD'] as const) {
        const name = 'zébra'.normalize(form);
        const group = await makeGroup({ name });
        expect(valueOf(await directory.findByText(name)).groups).toEqual([group]);
        expect(valueOf(await directory.searchByText(name, 20))).toEqual([group]);
      }
    });

    test('says who manages a group', async () => {
      const { directory, makeGroup } = confluence;
      for (const management of ['admins', 'external', 'team'] as const) {
        const group = await makeGroup({ name: `zebra ${management}`, management });
        expect(await directory.readById(group.id)).toEqual({ ok: true, value: group });
      }
    });

    test('stops a search at its limit', async () => {
      const { directory, makeGroup } = confluence;
      for (const number of [1, 2, 3]) await makeGroup({ name: `zebra ${number.toString()}` });
      expect(valueOf(await directory.searchByText('zebra', 2))).toHaveLength(2);
      expect(valueOf(await directory.searchByText('zebra', 20))).toHaveLength(3);
    });

    test('finds every group if the site cuts its pages', async () => {
      const { directory, makeGroup, configure } = confluence;
      for (const number of [1, 2, 3, 4, 5]) await makeGroup({ name: `zebra ${number.toString()}` });
      await configure({ pageCut: 2 });
      expect(valueOf(await directory.findByText('zebra'))).toMatchObject({
        groups: [1, 2, 3, 4, 5].map((number) => ({ name: `zebra ${number.toString()}` })),
        complete: true,
      });
      expect(valueOf(await directory.searchByText('zebra', 3))).toHaveLength(3);
      expect(valueOf(await directory.searchByText('zebra', 20))).toHaveLength(5);
    });

    test('reports an unknown group ID', async () => {
      expect(await confluence.directory.readById(groupIdOf(987_654))).toEqual({
        ok: false,
        failure: { code: 'group-not-found', httpStatus: 404 },
      });
    });
  });

  describe('adding', () => {
    test.each(['name', 'id'] as const)('by %s adds the person once', async (by) => {
      const { directory, makeGroup, membersOf, accounts } = confluence;
      const group = await makeGroup({ name: 'zebra & okapi #1' });
      const add = () =>
        directory.addMember(
          by === 'name' ? { groupName: group.name } : { groupId: group.id },
          accounts.nobodySpecial,
          APP,
        );
      expect(await add()).toMatchObject({ kind: 'answered', status: 201 });
      expect(await add()).toMatchObject({ kind: 'answered', status: 409 });
      expect(await membersOf(group.id)).toEqual([accounts.nobodySpecial]);
    });

    test('by name is 410 if that endpoint is retired', async () => {
      const { directory, makeGroup, accounts, configure } = confluence;
      const { name, id } = await makeGroup({ name: 'zebra' });
      await configure({ nameEndpoints: 'retired' });
      const person = accounts.nobodySpecial;
      expect(await directory.addMember({ groupName: name }, person, APP)).toMatchObject({
        status: 410,
      });
      expect(await directory.addMember({ groupId: id }, person, APP)).toMatchObject({
        status: 201,
      });
    });

    test('as the app is 403 if the site refuses it', async () => {
      const { directory, makeGroup, accounts, configure } = confluence;
      const { id } = await makeGroup({ name: 'zebra' });
      await configure({ appMayWrite: false });
      expect(await directory.addMember({ groupId: id }, accounts.nobodySpecial, APP)).toMatchObject(
        { status: 403 },
      );
    });

    test.each([
      ['siteAdmin', 201],
      ['confluenceAdmin', 403],
      ['nobodySpecial', 403],
    ] as const)('as the viewer: %s gets %d', async (who, status) => {
      const { directory, makeGroup, accounts, signIn } = confluence;
      const { id } = await makeGroup({ name: 'zebra' });
      signIn(accounts[who]);
      expect(
        await directory.addMember({ groupId: id }, accounts.nobodySpecial, VIEWER),
      ).toMatchObject({ kind: 'answered', status });
    });

    test('as the viewer needs a person at the page', async () => {
      const { directory, makeGroup, accounts } = confluence;
      const { id } = await makeGroup({ name: 'zebra' });
      expect(await directory.addMember({ groupId: id }, accounts.nobodySpecial, VIEWER)).toEqual({
        kind: 'needs-authentication',
      });
    });

    test.each([
      ['a site admin', 'siteAdmin', true, { kind: 'answered', status: 201 }],
      ['a Confluence admin', 'confluenceAdmin', true, { kind: 'answered', status: 403 }],
      [
        'a person the app may not impersonate',
        'siteAdmin',
        false,
        { kind: 'needs-authentication' },
      ],
    ] as const)('as an absent owner: %s', async (_who, account, standIn, answer) => {
      const { directory, makeGroup, accounts, configure } = confluence;
      const { id } = await makeGroup({ name: 'zebra' });
      await configure({ standIn });
      const owner = { kind: 'owner', accountId: accounts[account] } as const;
      expect(
        await directory.addMember({ groupId: id }, accounts.nobodySpecial, owner),
      ).toMatchObject(answer);
    });

    test('as an absent owner who is suspended is rejected', async () => {
      const { directory, makeGroup, accounts, suspend } = confluence;
      const { id } = await makeGroup({ name: 'zebra' });
      await suspend(accounts.siteAdmin);
      const owner = { kind: 'owner', accountId: accounts.siteAdmin } as const;
      expect(
        await directory.addMember({ groupId: id }, accounts.nobodySpecial, owner),
      ).toMatchObject({ kind: 'answered', status: 401 });
    });

    test('is 404 for an unknown group and for an unknown account', async () => {
      const { directory, makeGroup, accounts } = confluence;
      const { id } = await makeGroup({ name: 'zebra' });
      const unknown = accountId('000000000000000000000000');
      const nowhere = groupIdOf(987_654);
      expect(
        await directory.addMember({ groupId: nowhere }, accounts.nobodySpecial, APP),
      ).toMatchObject({ status: 404 });
      expect(await directory.addMember({ groupId: id }, unknown, APP)).toMatchObject({
        status: 404,
      });
    });

    test.each(['external', 'team'] as const)('is 400 if the group is %s', async (management) => {
      const { directory, makeGroup, accounts } = confluence;
      const { id } = await makeGroup({ name: 'zebra', management });
      expect(await directory.addMember({ groupId: id }, accounts.nobodySpecial, APP)).toMatchObject(
        { status: 400 },
      );
    });
  });
});
