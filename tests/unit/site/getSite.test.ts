import { makeGetSite } from '../../../src/application/site/getSite';
import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { groupIdOf, PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin } = PEOPLE;

describe('the facts about a site', () => {
  test('are initially only who is a site admin', async () => {
    const getSite = makeGetSite(makeAppOverFakes());
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
    const getSite = makeGetSite(app);
    expect(await getSite(siteAdmin)).toMatchObject({ value: { app: 'refused', viewer: 'works' } });
    expect(await getSite(confluenceAdmin)).toMatchObject({ value: { viewer: 'unknown' } });
  });

  test('omit what Confluence does not answer at the moment', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'editors' });
    await app.delegation.add(group.id);
    for (const what of ['memberships', 'groups'] as const) app.confluence.world.down.add(what);
    expect(await makeGetSite(app)(siteAdmin)).toEqual({
      ok: true,
      value: { app: 'unknown', viewer: 'unknown', delegatedGroups: [{ id: group.id }] },
    });
  });
});
