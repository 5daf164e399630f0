import { makeSearchGroups } from '../../../src/application/groups/searchGroups';
import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { PEOPLE } from '../../fakes/examples';
import { valueOf } from '../../fakes/valueOf';

const arrange = (
  names = Array.from({ length: 20 }, (_, number) => `team ${number.toString()}`),
) => {
  const app = makeAppOverFakes();
  for (const name of names) app.confluence.makeGroup({ name });
  const { directory, world } = app.confluence;
  const search = makeSearchGroups({ ...app, directory });
  /** The changes that a search reports as possible, and its requests to Confluence. */
  const searched = async (query: string) => {
    world.requests.length = 0;
    const groups = valueOf(await search(PEOPLE.siteAdmin, query));
    const says = [...new Set(groups.map(({ change }) => change))];
    return { found: groups.length, says, calls: world.requests.map(({ call }) => call).toSorted() };
  };
  return { app, world, searched };
};

const LISTS = ['groups giving admin', 'groups giving site-admin', 'groups giving user'];

describe('the requests of a search to Confluence', () => {
  test('are one to the picker, for 20 groups as for one', async () => {
    const { searched } = arrange();
    expect(await searched('team')).toEqual({
      found: 20,
      says: ['allowed'],
      calls: [...LISTS, 'member of', 'search'],
    });
  });

  test('are only the one to the picker if the rest is cached', async () => {
    const { searched } = arrange();
    await searched('team');
    expect((await searched('team 1')).calls).toEqual(['search']);
  });

  test.each([
    ['without a match', 'nothing like it', []],
    ['with spaces around it', '  team  ', ['team']],
  ])('are one to the picker for a query %s', async (_what, query, names) => {
    const { searched } = arrange(names);
    const { calls } = await searched(query);
    expect(calls.filter((call) => call === 'search' || call === 'find')).toEqual(['search']);
  });
});

test('a query with accents asks the picker once for each Unicode form', async () => {
  const { searched } = arrange(['Café crew'.normalize('NFD'), 'Café crew'.normalize('NFC')]);
  const { found, calls } = await searched('Café');
  expect(found).toBe(2);
  expect(calls.filter((call) => call === 'search')).toHaveLength(2);
});

describe('a search while Confluence does not say', () => {
  test.each([
    ['which groups give admin', 'access-lists'],
    ['who is in which group', 'memberships'],
  ] as const)('%s asks for it once, and again after a minute', async (_what, down) => {
    const { app, world, searched } = arrange();
    world.down.add(down);
    expect(await searched('team')).toEqual({
      found: 20,
      says: ['as-viewer-only'],
      calls: [...LISTS, 'member of', 'search'],
    });
    app.clock.advance(59);
    expect((await searched('team')).calls).toEqual(['search']);
    app.clock.advance(1);
    world.down.clear();
    expect(await searched('team')).toMatchObject({ says: ['allowed'] });
  });
});
