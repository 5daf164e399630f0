import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin } = PEOPLE;

describe('site admin check', () => {
  test('accepts members of a group that gives site admin, but not a plain Confluence admin', async () => {
    const { siteAdminCheck } = makeAppOverFakes();
    expect(await siteAdminCheck(siteAdmin)).toBe(true);
    expect(await siteAdminCheck(confluenceAdmin)).toBe(false);
  });

  test('asks Confluence once for simultaneous checks', async () => {
    const { siteAdminCheck, confluence } = makeAppOverFakes();
    await siteAdminCheck(siteAdmin);
    const once = confluence.world.requests.length;
    const other = makeAppOverFakes();
    const asked = Array.from({ length: 5 }, () => other.siteAdminCheck(siteAdmin));
    expect(await Promise.all(asked)).toEqual([true, true, true, true, true]);
    expect(other.confluence.world.requests).toHaveLength(once);
  });

  test('caches either answer for ten minutes', async () => {
    const { siteAdminCheck, confluence, clock } = makeAppOverFakes();
    await siteAdminCheck(siteAdmin);
    await siteAdminCheck(confluenceAdmin);
    const before = confluence.world.requests.length;
    clock.advance(599);
    await siteAdminCheck(siteAdmin);
    await siteAdminCheck(confluenceAdmin);
    expect(confluence.world.requests).toHaveLength(before);
    clock.advance(1);
    await siteAdminCheck(siteAdmin);
    expect(confluence.world.requests.length).toBeGreaterThan(before);
  });

  test.each(['access-lists', 'memberships'] as const)(
    'is unknown for a minute without an answer about %s',
    async (what) => {
      const { siteAdminCheck, confluence, clock } = makeAppOverFakes();
      confluence.world.down.add(what);
      expect(await siteAdminCheck(siteAdmin)).toBeUndefined();
      confluence.world.down.clear();
      expect(await siteAdminCheck(siteAdmin)).toBeUndefined();
      clock.advance(60);
      expect(await siteAdminCheck(siteAdmin)).toBe(true);
    },
  );

  test('never uses a list of groups, or a person’s groups, older than ten minutes', async () => {
    const { siteAdminCheck, protection, confluence, clock } = makeAppOverFakes();
    const since = (from: number) => confluence.world.requests.slice(from).map(({ call }) => call);
    await protection(confluence.makeGroup({ name: 'editors' })); // reads the lists, at 0 s
    clock.advance(300);
    await siteAdminCheck(siteAdmin); // reads their groups, at 300 s
    let before = confluence.world.requests.length;
    clock.advance(299);
    await siteAdminCheck(siteAdmin);
    expect(since(before)).toEqual([]);
    clock.advance(1);
    await siteAdminCheck(siteAdmin);
    expect(since(before)).toEqual(['groups giving site-admin']);
    before = confluence.world.requests.length;
    clock.advance(300);
    await siteAdminCheck(siteAdmin);
    expect(since(before)).toEqual(['member of']);
  });

  test.each([
    ['left the group', 'members'],
    ['is in a group that gives it no more', 'gives'],
  ] as const)('is no longer true at most ten minutes after the person %s', async (_why, what) => {
    const { siteAdminCheck, confluence, clock } = makeAppOverFakes();
    expect(await siteAdminCheck(siteAdmin)).toBe(true);
    for (const group of confluence.world.groups.values())
      if (what === 'members') group.members.clear();
      else group.gives = [];
    clock.advance(599);
    await siteAdminCheck(siteAdmin); // a check in between does not extend it
    clock.advance(1);
    expect(await siteAdminCheck(siteAdmin)).toBe(false);
  });
});
