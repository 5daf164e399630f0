import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { atThePage, withKey } from '../../fakes/callers';
import { groupIdOf, PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin } = PEOPLE;
const APP = { kind: 'app' };
const VIEWER = { kind: 'viewer' };
const ownedBy = (accountId: string) => ({ kind: 'owner', accountId });

describe('whom a write may run as, for an admin at the page', () => {
  test('a site admin: the app, then themselves', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    expect(await app.permit(atThePage(app, siteAdmin), group)).toEqual({
      ok: true,
      value: { identities: [APP, VIEWER], protectedGroup: false },
    });
  });

  test('a mere Confluence admin: themselves alone', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    expect(await app.permit(atThePage(app, confluenceAdmin), group)).toEqual({
      ok: true,
      value: { identities: [VIEWER], protectedGroup: false },
    });
  });

  test('a mere Confluence admin, in a delegated group: the app, then themselves', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    await app.delegation.add(group.id);
    expect(await app.permit(atThePage(app, confluenceAdmin), group)).toMatchObject({
      value: { identities: [APP, VIEWER] },
    });
  });

  test.each([
    ['gives admin', { name: 'gardeners', gives: ['admin' as const] }],
    ['gives site admin', { name: 'gardeners', gives: ['site-admin' as const] }],
    ['has a name that says so', { name: 'old-admins' }],
  ])('in a group that %s: themselves alone, delegated or not', async (_why, draft) => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup(draft);
    await app.delegation.add(group.id);
    expect(await app.permit(atThePage(app, siteAdmin), group)).toEqual({
      ok: true,
      value: { identities: [VIEWER], protectedGroup: true },
    });
  });

  test('where it is unknown what groups give: themselves alone', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    app.confluence.world.down.add('access-lists');
    expect(await app.permit(atThePage(app, siteAdmin), group)).toMatchObject({
      value: { identities: [VIEWER], protectedGroup: true },
    });
  });

  test('where it is unknown whether they are a site admin: themselves alone', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    app.confluence.world.down.add('memberships');
    expect(await app.permit(atThePage(app, siteAdmin), group)).toMatchObject({
      value: { identities: [VIEWER], protectedGroup: false },
    });
  });

  test.each(['external', 'team'] as const)('in a group that is %s: nobody', async (management) => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors', management });
    expect(await app.permit(atThePage(app, siteAdmin), group)).toEqual({
      ok: false,
      failure: { code: 'externally-managed' },
    });
  });
});

describe('whom a write may run as, for a key', () => {
  test('of a site admin: the app, then its owner', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    expect(await app.permit(withKey(app), group)).toEqual({
      ok: true,
      value: { identities: [APP, ownedBy(siteAdmin)], protectedGroup: false },
    });
  });

  test('of a mere Confluence admin: its owner alone', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    expect(await app.permit(withKey(app, { ownerId: confluenceAdmin }), group)).toMatchObject({
      value: { identities: [ownedBy(confluenceAdmin)] },
    });
  });

  test('that names its groups opens those and no others', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    const covered = await app.permit(withKey(app, { groups: [group.id] }), group);
    expect(covered).toMatchObject({ ok: true });
    expect(await app.permit(withKey(app, { groups: [groupIdOf(9)] }), group)).toEqual({
      ok: false,
      failure: { code: 'group-not-allowed' },
    });
  });

  test.each([
    ['gives admin', { name: 'gardeners', gives: ['admin' as const] }],
    ['has a name that says so', { name: 'old-admins' }],
  ])('never opens a group that %s, even if it names it', async (_why, draft) => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup(draft);
    expect(await app.permit(withKey(app, { groups: [group.id] }), group)).toEqual({
      ok: false,
      failure: { code: 'group-not-allowed' },
    });
  });

  test('opens nothing while it is unknown what groups give', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    app.confluence.world.down.add('access-lists');
    expect(await app.permit(withKey(app), group)).toEqual({
      ok: false,
      failure: { code: 'unavailable' },
    });
  });
});
