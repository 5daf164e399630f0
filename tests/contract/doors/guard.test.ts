import { handlers } from '../../../src/forge/entrypoints/adminResolver';
import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke, newKey, trigger } from './doors';

let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
});
beforeEach(async () => {
  app.storage.moveOn(); // nothing is cached
  await app.site.reset();
});
afterAll(() => app.close());

const ACTIONS = Object.keys(handlers);

describe('the page’s resolver', () => {
  test.each(ACTIONS)('refuses %s for a person without admin rights', async (action) => {
    const { admin, nonAdmin } = app.site.accounts;
    // Whatever the payload says about the caller.
    const payload = { groupName: 'site-admins', accountId: admin };
    expect(await invoke(app, nonAdmin, action, payload)).toEqual({
      ok: false,
      failure: { code: 'not-an-admin' },
    });
    expect(app.confluence.calls.map(({ as }) => as)).toEqual([nonAdmin]);
  });

  test.each(ACTIONS)('refuses %s if no one is signed in', async (action) => {
    expect(await invoke(app, '', action, {})).toEqual({
      ok: false,
      failure: { code: 'not-an-admin' },
    });
    expect(app.confluence.calls).toEqual([]);
  });

  test.each(ACTIONS)('refuses an unknown field in %s', async (action) => {
    expect(await invoke(app, app.site.accounts.admin, action, { asApp: true })).toMatchObject({
      failure: { code: 'invalid-input' },
    });
  });
});

describe('a Confluence admin who is no site admin', () => {
  const groupOf = async (name: string) => {
    const group = (await app.site.groups()).find((one) => one.name === name);
    if (group === undefined) throw new Error(`The company has no group ${name}.`);
    return { id: group.id, membersNow: group.members };
  };

  test.each(['site-admins', 'it-operations', 'zebra'])('is not added to %s', async (name) => {
    await app.site.makeGroup({ name: 'zebra' });
    const { confluenceAdmin } = app.site.accounts;
    const accountId = confluenceAdmin;
    const { id, membersNow } = await groupOf(name);

    const ways = [{ groupName: name }, { groupId: id }, { groupName: name, groupId: id }];
    for (const group of ways)
      expect(
        await invoke(app, confluenceAdmin, 'addMember', { ...group, accountId }),
      ).toMatchObject({ ok: false });

    const key = await newKey(app, confluenceAdmin);
    for (const group of [{ group: name }, { groupId: id }, { group: name, groupId: id }]) {
      const status = await trigger(app, { key, body: JSON.stringify({ ...group, accountId }) });
      expect(['group-not-allowed', 'not-permitted', 'invalid-input']).toContain(status);
    }
    expect((await groupOf(name)).membersNow).toEqual(membersNow);
  });

  test.each(['site-admins', 'it-operations', 'zebra'])('removes no one from %s', async (name) => {
    await app.site.makeGroup({ name: 'zebra' });
    const { admin, confluenceAdmin, nonAdmin } = app.site.accounts;
    const { id } = await groupOf(name);
    for (const accountId of [admin, nonAdmin])
      await invoke(app, admin, 'addMember', { groupId: id, accountId });
    const { membersNow } = await groupOf(name);

    for (const accountId of [admin, confluenceAdmin, nonAdmin])
      for (const group of [{ groupName: name }, { groupId: id }])
        expect(
          await invoke(app, confluenceAdmin, 'removeMember', { ...group, accountId }),
        ).toMatchObject({ ok: false });

    const key = await newKey(app, confluenceAdmin);
    for (const group of [{ group: name }, { groupId: id }, { group: name, groupId: id }]) {
      const body = JSON.stringify({ ...group, accountId: nonAdmin });
      const status = await trigger(app, { trigger: 'remove-member', key, body });
      expect(['group-not-allowed', 'not-permitted', 'invalid-input']).toContain(status);
    }
    expect((await groupOf(name)).membersNow).toEqual(membersNow);
  });
});
