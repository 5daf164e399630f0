import { makeAppOverFakes } from '../../fakes/appOverFakes';

describe('protection of groups', () => {
  test('covers groups that give admin or site admin, whatever their name', async () => {
    const { protection, confluence } = makeAppOverFakes();
    const admin = confluence.makeGroup({ name: 'gardeners', gives: ['admin'] });
    const siteAdmin = confluence.makeGroup({ name: 'cooks', gives: ['site-admin'] });
    expect(await protection(admin)).toBe('protected');
    expect(await protection(siteAdmin)).toBe('protected');
  });

  test('covers groups with an admin name, without a lookup', async () => {
    const { protection, confluence } = makeAppOverFakes();
    expect(await protection(confluence.makeGroup({ name: 'old-admins' }))).toBe('protected');
    expect(confluence.world.requests).toEqual([]);
  });

  test('covers no other groups', async () => {
    const { protection, confluence } = makeAppOverFakes();
    expect(await protection(confluence.makeGroup({ name: 'editors' }))).toBe('free');
  });

  test('is unknown without an answer, and asked again after a minute', async () => {
    const { protection, confluence, clock } = makeAppOverFakes();
    const group = confluence.makeGroup({ name: 'editors' });
    confluence.world.down.add('access-lists');
    expect(await protection(group)).toBe('unknown');
    confluence.world.down.clear();
    expect(await protection(group)).toBe('unknown');
    expect(confluence.world.requests).toHaveLength(2);
    clock.advance(60);
    expect(await protection(group)).toBe('free');
  });

  test('reads quick lists again after ten minutes', async () => {
    const { protection, confluence, clock } = makeAppOverFakes();
    const group = confluence.makeGroup({ name: 'editors' });
    await protection(group);
    expect(confluence.world.requests).toHaveLength(2);
    clock.advance(599);
    await protection(group);
    expect(confluence.world.requests).toHaveLength(2);
    clock.advance(1);
    await protection(group);
    expect(confluence.world.requests).toHaveLength(4);
  });
});
