import { makeSearchGroups } from '../../../src/application/groups/searchGroups';
import type { Group } from '../../../src/contract/adminApi';
import { type AppOverFakes, makeAppOverFakes } from '../../fakes/appOverFakes';
import { PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';

const { siteAdmin, confluenceAdmin } = PEOPLE;

const search = async (app: AppOverFakes, query: string, viewer = siteAdmin): Promise<Group[]> =>
  valueOf(await makeSearchGroups({ ...app, directory: app.confluence.directory })(viewer, query));

const names = (groups: Group[]): string[] => groups.map(({ name }) => name);

describe('a search for groups', () => {
  test('returns nothing for an empty query, without a request', async () => {
    const app = makeAppOverFakes();
    expect(await search(app, '  ')).toEqual([]);
    expect(app.confluence.world.requests).toEqual([]);
  });

  test('puts the exact match first', async () => {
    const app = makeAppOverFakes();
    for (const name of ['my editors', 'editors-eu', 'editors']) app.confluence.makeGroup({ name });
    expect(names(await search(app, 'editors'))).toEqual(['editors', 'my editors', 'editors-eu']);
  });

  test('puts the exact match before one that differs in case', async () => {
    const app = makeAppOverFakes();
    for (const name of ['Editors', 'editors']) app.confluence.makeGroup({ name });
    expect(names(await search(app, 'editors'))).toEqual(['editors', 'Editors']);
  });

  test.each(['NFC', 'NFD'] as const)('in %s finds a name in either Unicode form', async (form) => {
    const app = makeAppOverFakes();
    const [composed, decomposed] = [
      'Café crew'.normalize('NFC'),
      'Café crew'.normalize('NFD'),
    ] as const;
    for (const name of ['my Café crew', composed, decomposed]) app.confluence.makeGroup({ name });
    const found = names(await search(app, 'Café crew'.normalize(form)));
    expect(new Set(found.slice(0, 2))).toEqual(new Set([composed, decomposed]));
    expect(found).toHaveLength(3);
    expect(names(await search(app, 'café'.normalize(form)))).toHaveLength(3);
  });

  test('returns at most 20', async () => {
    const app = makeAppOverFakes();
    for (let number = 1; number <= 30; number += 1)
      app.confluence.makeGroup({ name: `team ${number.toString()}` });
    expect(await search(app, 'team')).toHaveLength(20);
  });

  test('finds an exact match that the first 20 hits left out', async () => {
    const app = makeAppOverFakes();
    for (let number = 1; number <= 30; number += 1)
      app.confluence.makeGroup({ name: `team ${number.toString()}` });
    app.confluence.makeGroup({ name: 'team' });
    const found = names(await search(app, 'team'));
    expect(found[0]).toBe('team');
    expect(found).toHaveLength(20);
  });

  test('fails if Confluence does not answer', async () => {
    const app = makeAppOverFakes();
    app.confluence.world.down.add('groups');
    const searched = makeSearchGroups({ ...app, directory: app.confluence.directory });
    expect(await searched(siteAdmin, 'x')).toMatchObject({ failure: { code: 'unavailable' } });
  });
});

describe('a group in the search results', () => {
  const says = async (
    draft: Parameters<AppOverFakes['confluence']['makeGroup']>[0],
    viewer = siteAdmin,
    arrange: (app: AppOverFakes) => void = () => undefined,
  ): Promise<Group['change'] | undefined> => {
    const app = makeAppOverFakes();
    app.confluence.makeGroup(draft);
    arrange(app);
    return (await search(app, draft.name, viewer))[0]?.change;
  };

  test('cannot be changed if an identity provider manages it', async () => {
    expect(await says({ name: 'hr', management: 'external' })).toBe('externally-managed');
  });

  test('cannot be changed if it is a team', async () => {
    expect(await says({ name: 'hr', management: 'team' })).toBe('team');
  });

  test('can be changed by a site admin if it is ordinary', async () => {
    expect(await says({ name: 'hr' })).toBe('allowed');
  });

  test('is changed by a plain Confluence admin as themselves', async () => {
    expect(await says({ name: 'hr' }, confluenceAdmin)).toBe('as-viewer-only');
  });

  test('is changed only as the person if it is protected', async () => {
    expect(await says({ name: 'hr', gives: ['admin'] })).toBe('as-viewer-only');
  });

  test('counts as protected if its rights are unknown', async () => {
    const change = await says({ name: 'hr' }, siteAdmin, ({ confluence }) => {
      confluence.world.down.add('access-lists');
    });
    expect(change).toBe('as-viewer-only');
  });

  test('can be changed by every Confluence admin if it is delegated', async () => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup({ name: 'hr' });
    await app.delegation.add(group.id);
    expect((await search(app, 'hr', confluenceAdmin))[0]?.change).toBe('allowed');
  });
});
