import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke, newKey, trigger } from './doors';

let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
beforeEach(async () => {
  app.storage.repair();
  app.storage.moveOn();
  await app.site.reset();
});
afterAll(() => app.close());

type Page = { changes: { id: string; group?: { id: string } }[]; next?: string };
type Answer = { ok: true; value: Page } | { ok: false; failure: { code: string } };

const admin = () => app.site.accounts.admin;

const list = async (which: Record<string, unknown> = {}): Promise<Page> => {
  const answer = (await invoke(app, admin(), 'listActivity', which)) as Answer;
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value;
};

/** Adds a person to a group and removes them, in turn, this many times. */
const change = async (groupId: string, times: number): Promise<void> => {
  for (let time = 0; time < times; time += 1) {
    const action = time % 2 === 0 ? 'addMember' : 'removeMember';
    await invoke(app, admin(), action, { groupId, accountId: app.site.accounts.nonAdmin });
  }
};

describe('listActivity', () => {
  test('is empty initially', async () => {
    expect(await list()).toEqual({ changes: [] });
  });

  test('gives 50 changes at a time, to the first, each once', async () => {
    const { id } = await app.site.makeGroup({ name: 'zebra' });
    await invoke(app, admin(), 'addMember', { groupId: id, accountId: admin() });
    await change(id, 70);
    const first = await list();
    expect(first.changes).toHaveLength(50);
    const second = await list({ from: first.next });
    expect(second.changes).toHaveLength(21);
    expect(second).not.toHaveProperty('next');
    const ids = [...first.changes, ...second.changes].map((each) => each.id);
    expect(new Set(ids).size).toBe(71);
    expect(await invoke(app, admin(), 'listChanges', {})).toMatchObject({ value: first.changes });
  });

  test('names the changes of one group, and none of another', async () => {
    const zebra = await app.site.makeGroup({ name: 'zebra' });
    const okapi = await app.site.makeGroup({ name: 'okapi' });
    await change(zebra.id, 1);
    await change(okapi.id, 1);
    await change(zebra.id, 1);
    const { changes } = await list({ groupId: zebra.id.toUpperCase() });
    expect(changes.map(({ group }) => group?.id)).toEqual([zebra.id, zebra.id]);
    expect((await list({ groupId: okapi.id })).changes).toHaveLength(1);
    expect((await list()).changes).toHaveLength(3);
  });

  test('names a key by its label, until it is revoked', async () => {
    const { id: groupId } = await app.site.makeGroup({ name: 'zebra' });
    const key = await newKey(app, admin());
    await trigger(app, { key, body: JSON.stringify({ groupId, accountId: admin() }) });
    const actor = { kind: 'key', keyId: key.id, ownerId: admin() };
    expect(await list()).toMatchObject({ changes: [{ actor: { ...actor, label: 'HR' } }] });
    await invoke(app, admin(), 'revokeKey', { keyId: key.id });
    expect((await list()).changes).toMatchObject([{ actor }]);
    expect(JSON.stringify(await list())).not.toContain('label');
  });

  test('asks Confluence for nothing', async () => {
    await list();
    await list();
    expect(app.confluence.calls).toEqual([]);
  });

  test('does not know a place that it did not name', async () => {
    for (const which of [{ from: 'elsewhere' }, { from: 'elsewhere', groupId: NOWHERE }])
      expect(await invoke(app, admin(), 'listActivity', which)).toEqual({
        ok: false,
        failure: { code: 'not-found' },
      });
  });

  test('is unavailable if storage fails', async () => {
    app.storage.breakDown({ match: '/entity/query' });
    for (const which of [{}, { groupId: NOWHERE }])
      expect(await invoke(app, admin(), 'listActivity', which)).toEqual({
        ok: false,
        failure: { code: 'unavailable' },
      });
  });
});

const NOWHERE = '00000000-0000-4000-8000-000000000999';

describe('the place on the page', () => {
  const lastPlace = (accountId = admin()) => invoke(app, accountId, 'recallPlace', {});
  const remember = (path: string, accountId = admin()) =>
    invoke(app, accountId, 'rememberPlace', { path });

  test('is none initially, and then the one that the caller opened last', async () => {
    expect(await lastPlace()).toEqual({ ok: true, value: null });
    expect(await remember('/groups')).toEqual({ ok: true, value: null });
    await remember('/activity');
    expect(await lastPlace()).toEqual({ ok: true, value: '/activity' });
  });

  test('is only the caller’s own', async () => {
    const { confluenceAdmin, nonAdmin } = app.site.accounts;
    await remember('/groups');
    expect(await lastPlace(confluenceAdmin)).toEqual({ ok: true, value: null });
    expect(await lastPlace(nonAdmin)).toMatchObject({ failure: { code: 'not-an-admin' } });
    await remember('/settings', confluenceAdmin);
    expect(await lastPlace()).toEqual({ ok: true, value: '/groups' });
  });

  test('holds tabs and IDs, and nothing else that an admin may have typed', async () => {
    for (const path of [
      `/groups/${NOWHERE}/compare`,
      `/groups/compare/${NOWHERE}/${NOWHERE}`,
      `/people/${encodeURIComponent('712020:7f6692d6-d55b-4c44-b0bb-05ed20d24698')}`,
      '/bulk/jobs/0123456789abcdefghijklmn',
    ])
      expect(await remember(path)).toEqual({ ok: true, value: null });
    for (const path of [
      '/people/anna%40example.com',
      '/people/Anna%20Berg',
      '/groups/secret',
      '/groups/compare/secret',
      `/groups/compare/${NOWHERE}/${NOWHERE}/${NOWHERE}`,
      '/x',
    ])
      expect(await remember(path)).toMatchObject({ failure: { code: 'invalid-input' } });
  });

  test('is unavailable if storage fails', async () => {
    app.storage.breakDown({ match: 'place:' });
    const unavailable = { ok: false, failure: { code: 'unavailable' } };
    expect(await remember('/groups')).toEqual(unavailable);
    expect(await lastPlace()).toEqual(unavailable);
    app.storage.repair();
    expect(await lastPlace()).toEqual({ ok: true, value: null });
  });
});
