import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin } = PEOPLE;

describe('who is a site admin', () => {
  test('those in a group that gives it, and no mere Confluence admin', async () => {
    const { siteAdminCheck } = makeAppOverFakes();
    expect(await siteAdminCheck(siteAdmin)).toBe(true);
    expect(await siteAdminCheck(confluenceAdmin)).toBe(false);
  });

  test('either answer is kept for ten minutes', async () => {
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
});
