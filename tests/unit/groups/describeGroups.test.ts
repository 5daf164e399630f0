import type { Group } from '../../../src/contract/adminApi';
import type { AccountId } from '../../../src/domain/accountId';
import type { DirectoryGroup } from '../../../src/domain/group';
import { type AppOverFakes, makeAppOverFakes } from '../../fakes/appOverFakes';
import { PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin } = PEOPLE;

type Draft = Parameters<AppOverFakes['confluence']['makeGroup']>[0];

const described = async (
  app: AppOverFakes,
  groups: readonly DirectoryGroup[],
  viewer: AccountId = siteAdmin,
): Promise<Group[]> => groups.map(await app.describeGroups(viewer));

describe('what a group gives', () => {
  const gives = async (
    draft: Draft,
    arrange: (app: AppOverFakes) => void = () => undefined,
  ): Promise<Group['gives'] | undefined> => {
    const app = makeAppOverFakes();
    const group = app.confluence.makeGroup(draft);
    arrange(app);
    return (await described(app, [group]))[0]?.gives;
  };
  const isDown = ({ confluence }: AppOverFakes): void => {
    confluence.world.down.add('access-lists');
  };

  test.each<[Draft, Group['gives']]>([
    [{ name: 'editors' }, 'nothing'],
    [{ name: 'confluence-users', gives: ['user'] }, 'access'],
    [{ name: 'it-ops', gives: ['admin'] }, 'admin-rights'],
    [{ name: 'it-ops', gives: ['user', 'site-admin'] }, 'admin-rights'],
    [{ name: 'old admins' }, 'admin-rights'],
    [{ name: 'scim', gives: ['user'], management: 'external' }, 'access'],
    [{ name: 'scim', gives: ['admin'], management: 'external' }, 'admin-rights'],
    [{ name: 'a team', management: 'team' }, 'nothing'],
  ])('of %p is %s', async (draft, expected) => {
    expect(await gives(draft)).toBe(expected);
  });

  test('is unknown if Confluence does not say, except by its name', async () => {
    expect(await gives({ name: 'editors' }, isDown)).toBe('unknown');
    expect(await gives({ name: 'confluence-users', gives: ['user'] }, isDown)).toBe('unknown');
    expect(await gives({ name: 'old admins' }, isDown)).toBe('admin-rights');
  });

  test('is unknown if Confluence says only who gets admin rights', async () => {
    const app = makeAppOverFakes();
    const plain = app.confluence.makeGroup({ name: 'editors' });
    const admins = app.confluence.makeGroup({ name: 'it-ops', gives: ['admin'] });
    await app.protection(plain); // stores who gets admin rights
    app.confluence.world.down.add('access-lists');
    const shown = await described(app, [plain, admins]);
    expect(shown).toMatchObject([
      { gives: 'unknown', change: 'allowed' },
      { gives: 'admin-rights', change: 'as-viewer-only' },
    ]);
  });
});

describe('descriptions of a thousand groups', () => {
  const arrange = () => {
    const app = makeAppOverFakes();
    const groups = Array.from({ length: 1_000 }, (_, at) =>
      app.confluence.makeGroup({ name: `team ${at.toString()}` }),
    );
    return { app, groups, calls: () => app.confluence.world.requests.map(({ call }) => call) };
  };

  test('ask once for each list, and once about the viewer', async () => {
    const { app, groups, calls } = arrange();
    expect(await described(app, groups)).toHaveLength(1_000);
    expect(calls().toSorted()).toEqual([
      'groups giving admin',
      'groups giving site-admin',
      'groups giving user',
      'member of',
    ]);
  });

  test('read the delegated groups once', async () => {
    const { app, groups } = arrange();
    const [first] = groups;
    if (first) await app.delegation.add(first.id);
    const { list } = app.delegation;
    let reads = 0;
    app.delegation.list = () => {
      reads += 1;
      return list();
    };
    const shown = await described(app, groups, confluenceAdmin);
    expect(shown.map(({ change }) => change)).toEqual([
      'allowed',
      ...Array.from({ length: 999 }, () => 'as-viewer-only'),
    ]);
    expect(reads).toBe(1);
  });
});

test('a delegation list that cannot be read permits nothing, and the rest is shown', async () => {
  const app = makeAppOverFakes();
  const group = app.confluence.makeGroup({ name: 'editors' });
  await app.delegation.add(group.id);
  app.delegation.breakDown();
  const [shown] = await described(app, [group], confluenceAdmin);
  expect(shown).toMatchObject({ name: 'editors', gives: 'nothing', change: 'as-viewer-only' });
});
