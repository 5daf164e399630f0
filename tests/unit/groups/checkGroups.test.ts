import { makeCheckGroups } from '../../../src/application/groups/checkGroups';
import { failed } from '../../../src/domain/outcome';
import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { groupIdOf, groupName, PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin } = PEOPLE;

const byName = (name: string) => ({ groupName: groupName(name) });
const byId = (id: ReturnType<typeof groupIdOf>) => ({ groupId: id });

const arrange = () => {
  const app = makeAppOverFakes();
  const { makeGroup, world } = app.confluence;
  const check = makeCheckGroups(app);
  return { app, makeGroup, world, check };
};

describe('a group in a list', () => {
  test('is found by name and by ID, with results in input order', async () => {
    const { makeGroup, check } = arrange();
    const editors = makeGroup({ name: 'editors' });
    const authors = makeGroup({ name: 'R&D / "authors"' });
    const answer = (group: typeof editors) => ({
      ok: true,
      ...shown(group),
      change: 'allowed',
      gives: 'nothing',
    });
    const shown = ({ id, name }: typeof editors) => ({ id, name });
    const asked = [byName('R&D / "authors"'), byId(editors.id), byName('editors')];
    expect(await check(siteAdmin, asked)).toEqual({
      ok: true,
      value: [answer(authors), answer(editors), answer(editors)],
    });
  });

  test('is found if its name differs only in case', async () => {
    const { makeGroup, check } = arrange();
    const { id } = makeGroup({ name: 'Editors' });
    expect(await check(siteAdmin, [byName('editors')])).toMatchObject({
      value: [{ ok: true, id, name: 'Editors' }],
    });
  });

  test('is not resolved if two groups differ only in case and neither is exact', async () => {
    const { makeGroup, check } = arrange();
    makeGroup({ name: 'Editors' });
    const { id } = makeGroup({ name: 'EDITORS' });
    expect(await check(siteAdmin, [byName('editors'), byName('EDITORS')])).toMatchObject({
      value: [
        { ok: false, code: 'invalid-input' },
        { ok: true, id },
      ],
    });
  });

  test('is not found if it does not exist, and the others are still resolved', async () => {
    const { makeGroup, check } = arrange();
    makeGroup({ name: 'editors' });
    const asked = [byName('edit'), byId(groupIdOf(987_654)), byName('editors')];
    expect(await check(siteAdmin, asked)).toMatchObject({
      value: [
        { ok: false, code: 'group-not-found' },
        { ok: false, code: 'group-not-found' },
        { ok: true, name: 'editors' },
      ],
    });
  });

  test.each([
    ['an identity provider', 'external', 'externally-managed'],
    ['a team', 'team', 'team'],
  ] as const)('is reported as managed by %s', async (_whom, management, change) => {
    const { makeGroup, check } = arrange();
    makeGroup({ name: 'hr', management });
    expect(await check(siteAdmin, [byName('hr')])).toMatchObject({ value: [{ change }] });
  });

  test('is reported as the viewer’s alone where the app’s authority is not delegated', async () => {
    const { makeGroup, check } = arrange();
    makeGroup({ name: 'editors' });
    expect(await check(siteAdmin, [byName('site-admins')])).toMatchObject({
      value: [{ change: 'as-viewer-only' }],
    });
    expect(await check(confluenceAdmin, [byName('editors')])).toMatchObject({
      value: [{ change: 'as-viewer-only' }],
    });
  });

  test('is not reported as missing while Confluence gives no answer', async () => {
    const { world, check } = arrange();
    world.down.add('groups');
    expect(await check(siteAdmin, [byName('editors')])).toEqual(failed('unavailable'));
  });

  test('is looked up once for a plan, even if it comes up again within a minute', async () => {
    const { makeGroup, world, check } = arrange();
    const { id } = makeGroup({ name: 'editors' });
    for (let time = 0; time < 3; time += 1) await check(siteAdmin, [byId(id)]);
    expect(world.requests.filter(({ call }) => call === 'read')).toHaveLength(1);
  });
});

test('an empty list of groups gives an empty result', async () => {
  const { check, world } = arrange();
  expect(await check(siteAdmin, [])).toEqual({ ok: true, value: [] });
  expect(world.requests).toEqual([]);
});
