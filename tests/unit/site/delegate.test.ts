import { makeDelegateGroup, makeUndelegateGroup } from '../../../src/application/site/settings';
import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { groupIdOf, PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin } = PEOPLE;

const arrange = () => {
  const app = makeAppOverFakes();
  const group = app.confluence.makeGroup({ name: 'editors' });
  return {
    app,
    group,
    delegate: makeDelegateGroup(app),
    undelegate: makeUndelegateGroup(app),
  };
};

describe('the delegation list', () => {
  test('is empty initially', async () => {
    const { app, group } = arrange();
    expect(await app.mayUseAppAuthority(confluenceAdmin, group)).toBe(false);
  });

  test('delegates the app’s authority for a group to every Confluence admin', async () => {
    const { app, group, delegate } = arrange();
    expect(await delegate(siteAdmin, group.id)).toEqual({
      ok: true,
      value: [{ id: group.id, name: 'editors' }],
    });
    expect(await app.mayUseAppAuthority(confluenceAdmin, group)).toBe(true);
  });

  test('ends a delegation', async () => {
    const { app, group, delegate, undelegate } = arrange();
    await delegate(siteAdmin, group.id);
    expect(await undelegate(siteAdmin, group.id)).toEqual({ ok: true, value: [] });
    expect(await app.mayUseAppAuthority(confluenceAdmin, group)).toBe(false);
  });

  test('contains a group once', async () => {
    const { group, delegate } = arrange();
    await delegate(siteAdmin, group.id);
    expect(await delegate(siteAdmin, group.id)).toMatchObject({ value: [{ id: group.id }] });
  });

  test('can be changed only by site admins', async () => {
    const { app, group, delegate, undelegate } = arrange();
    for (const change of [delegate, undelegate])
      expect(await change(confluenceAdmin, group.id)).toEqual({
        ok: false,
        failure: { code: 'not-permitted' },
      });
    expect(await app.delegation.list()).toEqual([]);
  });

  test('cannot be changed while it is unknown who is a site admin', async () => {
    const { app, group, delegate } = arrange();
    app.confluence.world.down.add('memberships');
    expect(await delegate(siteAdmin, group.id)).toEqual({
      ok: false,
      failure: { code: 'unavailable' },
    });
  });

  test.each([
    ['a protected group', { name: 'gardeners', gives: ['admin' as const] }, 'group-not-allowed'],
    [
      'a group that others keep',
      { name: 'hr', management: 'external' as const },
      'externally-managed',
    ],
  ])('refuses %s', async (_what, draft, code) => {
    const { app, delegate } = arrange();
    const group = app.confluence.makeGroup(draft);
    expect(await delegate(siteAdmin, group.id)).toMatchObject({ failure: { code } });
    expect(await app.delegation.list()).toEqual([]);
  });

  test('lets a delegation for a deleted group be ended', async () => {
    const { app, group, delegate, undelegate } = arrange();
    await delegate(siteAdmin, group.id);
    app.confluence.world.groups.delete(group.id);
    expect(await undelegate(siteAdmin, group.id)).toEqual({ ok: true, value: [] });
  });

  test('accepts 50 groups and no more', async () => {
    const { app, group, delegate } = arrange();
    for (let number = 1; number < 50; number += 1)
      await app.delegation.add(groupIdOf(500 + number));
    expect(await delegate(siteAdmin, group.id)).toMatchObject({ ok: true });
    const other = app.confluence.makeGroup({ name: 'writers' });
    expect(await delegate(siteAdmin, other.id)).toEqual({
      ok: false,
      failure: { code: 'invalid-input', field: 'group' },
    });
    expect(await app.delegation.list()).toHaveLength(50);
    expect(await delegate(siteAdmin, group.id)).toMatchObject({ ok: true }); // it is there already
  });
});
