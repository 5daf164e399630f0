import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { atThePage, withKey } from '../../fakes/callers';
import { groupIdOf, PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin } = PEOPLE;
const APP = { kind: 'app' };
const VIEWER = { kind: 'viewer' };
const ownedBy = (accountId: string) => ({ kind: 'owner', accountId });

describe('the identities of a write by an admin at the page', () => {
  test('for a site admin are the app, then themselves', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    expect(await app.permit(atThePage(app, siteAdmin), group)).toEqual({
      ok: true,
      value: { identities: [APP, VIEWER], protectedGroup: false },
    });
  });

  test('for a plain Confluence admin are only themselves', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    expect(await app.permit(atThePage(app, confluenceAdmin), group)).toEqual({
      ok: true,
      value: { identities: [VIEWER], protectedGroup: false },
    });
  });

  test('for a plain Confluence admin in a delegated group are the app, then themselves', async () => {
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
  ])('in a group that %s are only themselves, delegated or not', async (_why, draft) => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup(draft);
    await app.delegation.add(group.id);
    expect(await app.permit(atThePage(app, siteAdmin), group)).toEqual({
      ok: true,
      value: { identities: [VIEWER], protectedGroup: true },
    });
  });

  test('are only themselves while the rights of the groups are unknown', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    app.confluence.world.down.add('access-lists');
    expect(await app.permit(atThePage(app, siteAdmin), group)).toMatchObject({
      value: { identities: [VIEWER], protectedGroup: true },
    });
  });

  test('are only themselves while it is unknown whether they are a site admin', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    app.confluence.world.down.add('memberships');
    expect(await app.permit(atThePage(app, siteAdmin), group)).toMatchObject({
      value: { identities: [VIEWER], protectedGroup: false },
    });
  });

  test.each(['external', 'team'] as const)('in a group that is %s are none', async (management) => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors', management });
    expect(await app.permit(atThePage(app, siteAdmin), group)).toEqual({
      ok: false,
      failure: { code: 'externally-managed' },
    });
  });
});

describe('a key', () => {
  test('of a site admin lets a write run as the app, then as its owner', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    expect(await app.permit(withKey(app), group)).toEqual({
      ok: true,
      value: { identities: [APP, ownedBy(siteAdmin)], protectedGroup: false },
    });
  });

  test('of a plain Confluence admin lets a write run only as its owner', async () => {
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
