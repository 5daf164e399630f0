import type { SiteStatus } from '../../../src/contract/adminApi';
import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { groupIdOf, PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin } = PEOPLE;

describe('the facts about a site', () => {
  test('are initially only who is a site admin', async () => {
    const { getSite } = makeAppOverFakes();
    expect(await getSite(siteAdmin)).toEqual({
      ok: true,
      value: { app: 'unknown', viewer: 'unknown', viewerIsSiteAdmin: true, delegatedGroups: [] },
    });
    expect(await getSite(confluenceAdmin)).toMatchObject({ value: { viewerIsSiteAdmin: false } });
  });

  test('include the evidence from real answers', async () => {
    const app = makeAppOverFakes();
    for (const number of [1, 2])
      await app.capabilities.noteRefusal({ kind: 'app' }, siteAdmin, groupIdOf(number));
    await app.capabilities.noteSuccess({ kind: 'viewer' }, siteAdmin);
    const { getSite } = app;
    expect(await getSite(siteAdmin)).toMatchObject({ value: { app: 'refused', viewer: 'works' } });
    expect(await getSite(confluenceAdmin)).toMatchObject({ value: { viewer: 'unknown' } });
  });

  test('include who adds people and may not remove them', async () => {
    const app = makeAppOverFakes();
    const refusedTwice = async (kind: 'app' | 'viewer') => {
      for (const number of [1, 2])
        await app.capabilities.noteRefusal({ kind }, siteAdmin, groupIdOf(number), 'remove');
    };
    const facts = async () => {
      const { value } = (await app.getSite(siteAdmin)) as { value: SiteStatus };
      return value;
    };
    await refusedTwice('app');
    await refusedTwice('viewer');
    expect(await facts()).toMatchObject({ app: 'refused', viewer: 'refused' });
    expect(await facts()).not.toHaveProperty('addsOnly');
    await app.capabilities.noteSuccess({ kind: 'app' }, siteAdmin, 'change', 'add');
    expect(await facts()).toMatchObject({ app: 'works', viewer: 'refused', addsOnly: ['app'] });
    await app.capabilities.noteSuccess({ kind: 'app' }, siteAdmin, 'change', 'remove');
    expect(await facts()).not.toHaveProperty('addsOnly');
  });

  test('omit what Confluence does not answer at the moment', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    await app.delegation.add(group.id);
    for (const what of ['memberships', 'groups'] as const) app.confluence.world.down.add(what);
    expect(await app.getSite(siteAdmin)).toEqual({
      ok: true,
      value: { app: 'unknown', viewer: 'unknown', delegatedGroups: [{ id: group.id }] },
    });
  });
});
