import { makeCreateKey } from '../../../src/application/keys/keys';
import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { aKey, groupIdOf, keyId, PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin } = PEOPLE;

const arrange = () => {
  const app = makeAppOverFakes();
  const create = makeCreateKey({ ...app, clock: app.clock.now });
  return { app, create };
};

describe('a new key', () => {
  test('belongs to the admin who created it, and shows its secret once', async () => {
    const { app, create } = arrange();
    const group = app.confluence.makeGroup({ name: 'editors' });
    const made = await create(confluenceAdmin, {
      label: ' HR system ',
      groups: [group.id],
      actions: ['add'],
    });
    expect(made).toEqual({
      ok: true,
      value: {
        secret: expect.any(String) as string,
        key: {
          id: expect.stringMatching(/^id\d{22}$/) as string,
          label: 'HR system',
          ownerId: confluenceAdmin,
          groups: [{ id: group.id, name: 'editors' }],
          actions: ['add'],
          createdAt: '2026-11-23T12:00:00.000Z',
        },
      },
    });
    const [stored] = await app.keys.list();
    expect(JSON.stringify(stored)).not.toContain(made.ok ? made.value.secret : '');
  });

  test('is listed only once its secret is stored', async () => {
    const { app, create } = arrange();
    await create(siteAdmin, { label: 'HR', groups: 'all-unprotected', actions: ['add'] });
    expect(app.keys.writes).toEqual(['secret', 'key']);
  });

  test('has a label without invisible characters', async () => {
    const { app, create } = arrange();
    await create(siteAdmin, {
      label: '\u202eHR\0 system\n',
      groups: 'all-unprotected',
      actions: ['add'],
    });
    expect(await app.keys.list()).toMatchObject([{ label: 'HR system' }]);
  });

  test('names each group once', async () => {
    const { app, create } = arrange();
    const { id } = app.confluence.makeGroup({ name: 'editors' });
    await create(siteAdmin, { label: 'HR', groups: [id, id], actions: ['add'] });
    expect((await app.keys.list())[0]?.groups).toEqual([id]);
  });

  test('allows the chosen actions, each once', async () => {
    const { app, create } = arrange();
    const actions = ['remove', 'add', 'remove'] as const;
    const made = await create(siteAdmin, { label: 'HR', groups: 'all-unprotected', actions });
    expect(made).toMatchObject({ value: { key: { actions: ['add', 'remove'] } } });
    expect((await app.keys.list())[0]?.actions).toEqual(['add', 'remove']);
  });

  test.each([
    ['an empty label', '', 'body'],
    ['a blank label', '   ', 'body'],
    ['a label that no one sees', '\u202e\0\u200b', 'body'],
    ['a label of 61 characters', 'x'.repeat(61), 'body'],
  ])('is refused with %s', async (_what, label, field) => {
    const { app, create } = arrange();
    expect(await create(siteAdmin, { label, groups: 'all-unprotected', actions: ['add'] })).toEqual(
      {
        ok: false,
        failure: { code: 'invalid-input', field },
      },
    );
    expect(app.keys.writes).toEqual([]);
  });

  test('is refused for an empty list of groups', async () => {
    const { create } = arrange();
    expect(await create(siteAdmin, { label: 'HR', groups: [], actions: ['add'] })).toEqual({
      ok: false,
      failure: { code: 'invalid-input', field: 'group' },
    });
  });

  test.each([
    ['gives admin', { name: 'gardeners', gives: ['admin' as const] }, 'group-not-allowed'],
    ['has a name that says so', { name: 'old-admins' }, 'group-not-allowed'],
    [
      'an identity provider keeps',
      { name: 'hr', management: 'external' as const },
      'externally-managed',
    ],
    ['is a team', { name: 'hr', management: 'team' as const }, 'externally-managed'],
  ])('is refused for a group that %s', async (_why, draft, code) => {
    const { app, create } = arrange();
    const { id } = app.confluence.makeGroup(draft);
    const made = await create(siteAdmin, { label: 'HR', groups: [id], actions: ['add'] });
    expect(made).toEqual({ ok: false, failure: { code } });
    expect(app.keys.writes).toEqual([]);
  });

  test('is refused for a group that does not exist', async () => {
    const { create } = arrange();
    expect(
      await create(siteAdmin, { label: 'HR', groups: [groupIdOf(9)], actions: ['add'] }),
    ).toMatchObject({
      failure: { code: 'group-not-found' },
    });
  });

  test('is refused while the rights of the groups are unknown', async () => {
    const { app, create } = arrange();
    const { id } = app.confluence.makeGroup({ name: 'editors' });
    app.confluence.world.down.add('access-lists');
    expect(await create(siteAdmin, { label: 'HR', groups: [id], actions: ['add'] })).toMatchObject({
      failure: { code: 'unavailable' },
    });
  });

  test('is refused as the 51st', async () => {
    const { app, create } = arrange();
    for (let number = 1; number <= 50; number += 1)
      await app.keys.save(aKey({ id: keyId(`keykey${number.toString().padStart(4, '0')}`) }));
    expect(
      await create(siteAdmin, { label: 'HR', groups: 'all-unprotected', actions: ['add'] }),
    ).toMatchObject({
      failure: { code: 'invalid-input', field: 'body' },
    });
  });

  test('is refused as the 51st, however many are created at once', async () => {
    const { app, create } = arrange();
    const one = () =>
      create(siteAdmin, { label: 'HR', groups: 'all-unprotected', actions: ['add'] });
    for (let number = 1; number <= 49; number += 1) await one();
    const made = await Promise.all(Array.from({ length: 80 }, one));
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await app.keys.list()).toHaveLength(50);
  });

  test('takes the place of a key that was revoked', async () => {
    const { app, create } = arrange();
    const one = () =>
      create(siteAdmin, { label: 'HR', groups: 'all-unprotected', actions: ['add'] });
    for (let number = 1; number <= 50; number += 1) await one();
    const [first] = await app.keys.list();
    if (first) await app.keys.remove(first.id);
    expect(await one()).toMatchObject({ ok: true });
    expect(await one()).toMatchObject({ ok: false });
  });
});
