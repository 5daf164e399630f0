import type { DirectoryPage } from '../../../src/application/ports/confluence';
import type { Outcome } from '../../../src/domain/outcome';
import { aGroup, groupIdOf } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';
import type { ForgeFetch } from '../../seams/seamGlobals';
import type { ConfluenceUnderTest, StartConfluence } from './confluenceUnderTest';
import { over } from './portsOver';
import { startAdapters } from './startAdapters';
import { startFake } from './startFake';

describe.each([
  ['fake', startFake],
  ['adapter', startAdapters],
])('lists for the page (%s)', (_kind, start) => {
  let started: Awaited<ReturnType<StartConfluence>>;
  let confluence: ConfluenceUnderTest;
  beforeAll(async () => {
    started = await start();
  });
  beforeEach(async () => {
    confluence = await started.fresh();
  });
  afterAll(() => started.close());

  describe('all groups', () => {
    /** Follows the pages of the list, and returns the groups and the length of each page. */
    const followed = async (limit: number) => {
      const groups: object[] = [];
      const lengths: number[] = [];
      let from: number | undefined = 0;
      while (from !== undefined) {
        const page: Outcome<DirectoryPage> = await confluence.directory.listGroups(from, limit);
        const { groups: some, next } = valueOf(page);
        groups.push(...some);
        lengths.push(some.length);
        from = next;
      }
      return { groups, lengths };
    };

    test('are listed page by page, with who manages each', async () => {
      const { makeGroup } = confluence;
      const made: object[] = [];
      for (const management of ['admins', 'external', 'team'] as const)
        made.push(await makeGroup({ name: `zebra ${management}`, management }));
      const { groups } = await followed(200);
      expect(groups).toEqual(expect.arrayContaining(made));
      const short = await followed(7);
      expect(short.groups).toEqual(groups);
      expect(short.lengths).toHaveLength(Math.ceil(groups.length / 7));
    });

    test('are all listed if the site cuts its pages', async () => {
      const { configure } = confluence;
      const { groups } = await followed(200);
      await configure({ pageCut: 1 });
      const cut = await followed(50);
      expect(cut.groups).toEqual(groups);
      expect(new Set(cut.lengths)).toEqual(new Set([1]));
    });

    test('beyond the end are none, and nothing follows', async () => {
      expect(valueOf(await confluence.directory.listGroups(100_000, 50))).toEqual({ groups: [] });
    });
  });

  describe('members with names', () => {
    test('are the members of the group, page by page', async () => {
      const { directory, makeGroup, everybody } = confluence;
      const people = (await everybody()).filter(({ isApp }) => !isApp).slice(0, 3);
      const members = people.map(({ accountId }) => accountId);
      const named = people.map(({ accountId, name }) => ({ accountId, name }));
      const { id } = await makeGroup({ name: 'zebra', members });
      expect(valueOf(await directory.readNamedMembers(id, 0, 200)).members).toEqual(
        expect.arrayContaining(named),
      );
      const first = valueOf(await directory.readNamedMembers(id, 0, 2));
      const second = valueOf(await directory.readNamedMembers(id, 2, 2));
      expect([first.next, second.next]).toEqual([2, undefined]);
      expect([...first.members, ...second.members]).toEqual(expect.arrayContaining(named));
    });

    test('do not include suspended people', async () => {
      const { directory, makeGroup, accounts, suspend } = confluence;
      const members = [accounts.nobodySpecial, accounts.confluenceAdmin];
      const { id } = await makeGroup({ name: 'zebra', members });
      await suspend(accounts.nobodySpecial);
      const listed = valueOf(await directory.readNamedMembers(id, 0, 200)).members;
      expect(listed.map(({ accountId }) => accountId)).toEqual([accounts.confluenceAdmin]);
    });

    test.each(['an empty group', 'no group at all'])('of %s are none', async (what) => {
      const { directory, makeGroup } = confluence;
      const id = what === 'an empty group' ? (await makeGroup({ name: 'zebra' })).id : groupIdOf(9);
      expect(valueOf(await directory.readNamedMembers(id, 0, 200))).toEqual({ members: [] });
    });
  });
});

describe('a page of members as Confluence sends it', () => {
  const read = (...members: object[]) => {
    const answer: ForgeFetch = () => Promise.resolve(Response.json({ results: members }));
    return over(answer).directory.readNamedMembers(aGroup().id, 0, 200);
  };

  test.each([
    ['of 255 characters', 'x'.repeat(255)],
    ['that reads from right to left', 'زرافة و حمار وحشي'],
    ['with emoji', 'Zoë 👩🏽‍🚀 O’Kapi'],
    ['with marks that are invisible', 'Ana\u200f Gnu\u00ad'],
  ])('keeps a name %s as it is', async (_what, displayName) => {
    expect(valueOf(await read({ accountId: 'a', displayName })).members).toEqual([
      { accountId: 'a', name: displayName },
    ]);
  });

  test.each([
    ['no name', {}],
    ['an empty name', { displayName: '' }],
    ['null as a name', { displayName: null }],
  ])('leaves the name out if it has %s', async (_what, named) => {
    expect(valueOf(await read({ accountId: 'a', ...named })).members).toEqual([{ accountId: 'a' }]);
  });

  test.each([
    ['a member without an ID', { displayName: 'Ana' }],
    ['a name that is no text', { accountId: 'a', displayName: 7 }],
  ])('is unusable with %s', async (_what, member) => {
    expect(await read(member)).toMatchObject({ failure: { code: 'unavailable' } });
  });
});

describe('a page of groups or members', () => {
  const reads = [
    ['groups', ({ directory }: ReturnType<typeof over>) => directory.listGroups(50, 50)],
    [
      'members',
      ({ directory }: ReturnType<typeof over>) => directory.readNamedMembers(aGroup().id, 50, 200),
    ],
  ] as const;

  test.each(reads)('of %s that leads to another list is unavailable', async (_what, read) => {
    const answer: ForgeFetch = () =>
      Promise.resolve(Response.json({ results: [], _links: { next: '/rest/api/user?start=51' } }));
    expect(await read(over(answer))).toMatchObject({ failure: { code: 'unavailable' } });
  });

  test.each(reads)('of %s that is empty continues where Confluence says', async (_what, read) => {
    const answer: ForgeFetch = (_auth, path) => {
      const next = path.replace('start=50', 'start=250');
      return Promise.resolve(Response.json({ results: [], _links: { next } }));
    };
    expect(await read(over(answer))).toMatchObject({ ok: true, value: { next: 250 } });
  });
});
