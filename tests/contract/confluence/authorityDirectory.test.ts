import type { AccountId } from '../../../src/domain/accountId';
import type { DirectoryGroup } from '../../../src/domain/group';
import { accountId } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';
import type { ConfluenceUnderTest, StartConfluence } from './confluenceUnderTest';
import { startAdapters } from './startAdapters';
import { startFake } from './startFake';

describe.each([
  ['fake', startFake],
  ['adapter', startAdapters],
])('authority in Confluence (%s)', (_kind, start) => {
  let started: Awaited<ReturnType<StartConfluence>>;
  let confluence: ConfluenceUnderTest;
  beforeAll(async () => {
    started = await start();
  });
  beforeEach(async () => {
    confluence = await started.fresh();
  });
  afterAll(() => started.close());

  const idOf = ({ id }: DirectoryGroup) => id;

  /** The names of the groups of an account, sorted. */
  const namesOf = async (account: AccountId): Promise<string[]> =>
    valueOf(await confluence.authority.groupsOf(account))
      .map(({ name }): string => name)
      .toSorted();

  test.each([
    ['siteAdmin', true],
    ['confluenceAdmin', true],
    ['nobodySpecial', false],
  ] as const)('knows if %s is an admin: %p, present or absent', async (who, expected) => {
    const { authority, accounts, signIn } = confluence;
    expect(await authority.ownerAdministers(accounts[who])).toEqual({ ok: true, value: expected });
    signIn(accounts[who]);
    expect(await authority.viewerAdministers()).toEqual({ ok: true, value: expected });
  });

  test('reports no one at the page as not authenticated', async () => {
    expect(await confluence.authority.viewerAdministers()).toEqual({
      ok: false,
      failure: { code: 'not-authenticated' },
    });
  });

  test('reports only that the app may not impersonate a person', async () => {
    const { authority, accounts, configure } = confluence;
    await configure({ standIn: false });
    expect(await authority.ownerAdministers(accounts.siteAdmin)).toEqual({
      ok: true,
      value: 'not-impersonated',
    });
  });

  test('does not answer for an absent person who is suspended', async () => {
    const { authority, accounts, suspend } = confluence;
    await suspend(accounts.siteAdmin);
    expect(await authority.ownerAdministers(accounts.siteAdmin)).toEqual({
      ok: false,
      failure: { code: 'not-authenticated', httpStatus: 401 },
    });
  });

  test('gives the groups of an account', async () => {
    const { authority, accounts, makeGroup } = confluence;
    const before = await namesOf(accounts.nobodySpecial);
    const made = await makeGroup({ name: 'zebra', members: [accounts.nobodySpecial] });
    expect(valueOf(await authority.groupsOf(accounts.nobodySpecial))).toContainEqual(made);
    expect(await namesOf(accounts.nobodySpecial)).toEqual([...before, 'zebra'].toSorted());
  });

  test('gives no groups for an unknown account', async () => {
    const unknown = accountId('000000000000000000000000');
    expect(await confluence.authority.groupsOf(unknown)).toEqual({ ok: true, value: [] });
  });

  test('gives the groups that give administration, of Confluence and of the site', async () => {
    const { authority, makeGroup } = confluence;
    const admin = await makeGroup({ name: 'zebra', gives: ['admin'] });
    const siteAdmin = await makeGroup({ name: 'okapi', gives: ['site-admin'] });
    const none = await makeGroup({ name: 'gnu' });
    const giving = {
      admin: valueOf(await authority.groupsGiving('admin', 'short')),
      siteAdmin: valueOf(await authority.groupsGiving('site-admin', 'short')),
    };
    expect(giving.admin).toContainEqual(admin);
    expect(giving.admin).not.toContainEqual(siteAdmin);
    expect(giving.siteAdmin).toContainEqual(siteAdmin);
    expect(giving.siteAdmin).not.toContainEqual(admin);
    expect([...giving.admin, ...giving.siteAdmin]).not.toContainEqual(none);
  });

  test('gives all these groups if the site cuts its pages', async () => {
    const { authority, accounts, makeGroup, configure } = confluence;
    const members = [accounts.nobodySpecial];
    const before = await namesOf(accounts.nobodySpecial);
    const names = ['zebra 1', 'zebra 2', 'zebra 3'];
    const made: DirectoryGroup[] = [];
    for (const name of names) made.push(await makeGroup({ name, gives: ['admin'], members }));
    await configure({ pageCut: 1 });
    expect(valueOf(await authority.groupsGiving('admin', 'short'))).toEqual(
      expect.arrayContaining(made),
    );
    expect(await namesOf(accounts.nobodySpecial)).toEqual([...before, ...names].toSorted());
  });

  test('shows that a site admin is in a group that gives site admin', async () => {
    const { authority, accounts } = confluence;
    const giving = new Set(valueOf(await authority.groupsGiving('site-admin', 'short')).map(idOf));
    const own = valueOf(await authority.groupsOf(accounts.siteAdmin));
    expect(own.some(({ id }) => giving.has(id))).toBe(true);
    const others = valueOf(await authority.groupsOf(accounts.confluenceAdmin));
    expect(others.some(({ id }) => giving.has(id))).toBe(false);
  });
});
