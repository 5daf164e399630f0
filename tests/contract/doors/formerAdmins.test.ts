import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke, newKey, trigger } from './doors';

let now = Date.now();
let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp(() => now);
});
beforeEach(async () => {
  now = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => now); // the app's clock, as the storage's
  app.storage.moveOn();
  app.confluence.standIn = true;
  await app.site.reset();
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => app.close());

const add = async (key: { id: string; secret: string }) => {
  const body = JSON.stringify({ group: 'marketing', accountId: app.site.accounts.nonAdmin });
  return trigger(app, { body, key, at: new Date(now) });
};

describe('a key opens nothing once its owner', () => {
  test('is suspended, still a site admin by group or not', async () => {
    const { admin } = app.site.accounts;
    const key = await newKey(app, admin);
    await app.site.changeUser(admin, { active: false });
    expect(await add(key)).toBe('app-not-authorized'); // as in the first minutes of an installation
    expect(app.writes()).toEqual([]);
  });

  test('is in no admin group any more, a minute after the last call', async () => {
    const { admin } = app.site.accounts;
    const key = await newKey(app, admin);
    expect(await add(key)).toBe('added');
    await app.site.demote(admin);
    now += 60_000;
    expect(await add(key)).toBe('not-an-admin');
    expect(app.writes()).toEqual([]);
  });
});

describe('that the app is not let in as the owner is no lasting answer', () => {
  const IDEMPOTENT = { 'idempotency-key': 'order-4711' };
  const addOnce = (key: { id: string; secret: string }) => {
    const body = JSON.stringify({ group: 'marketing', accountId: app.site.accounts.nonAdmin });
    return trigger(app, { body, key, at: new Date(now) }, IDEMPOTENT);
  };

  test('where Confluence turns them away', async () => {
    const { admin } = app.site.accounts;
    const key = await newKey(app, admin);
    await app.site.changeUser(admin, { active: false });
    expect(await addOnce(key)).toBe('app-not-authorized');
    await app.site.changeUser(admin, { active: true });
    expect(await addOnce(key)).toBe('added');
  });

  test('where the platform does not let it stand in, and Confluence refuses the app', async () => {
    const key = await newKey(app, app.site.accounts.admin);
    await app.site.settings({ appMayWrite: false });
    app.confluence.standIn = false;
    expect(await addOnce(key)).toBe('app-not-authorized');
    expect(app.writes().map(({ as }) => as)).toEqual(['app', app.site.accounts.admin]);
    app.confluence.standIn = true;
    expect(await addOnce(key)).toBe('added');
  });
});

test('a yes by groups, which is believed longer, does not let its owner onto the page', async () => {
  const { admin } = app.site.accounts;
  const key = await newKey(app, admin);
  now += 60_000;
  app.confluence.standIn = false;
  expect(await add(key)).toBe('added');
  await app.site.demote(admin);
  expect(await invoke(app, admin, 'listKeys', {})).toEqual({
    ok: false,
    failure: { code: 'not-an-admin' },
  });
});
