import { kvs } from '@forge/kvs';
import type { RememberedColumns } from '../../../src/contract/stored';
import type { ColumnRole } from '../../../src/domain/columnRole';
import { nodeCrypto } from '../../../src/forge/platform/nodeCrypto';
import { makeKvsColumnMemory } from '../../../src/forge/storage/kvsPageMemory';
import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke } from './doors';

const HEADERS = ['Zebra team', 'Okapi Email', ''];
const ROLES: ColumnRole[] = ['group', 'person', 'ignore'];
const NOTHING = { ok: true, value: null };

let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
});
beforeEach(() => {
  app.storage.repair();
  app.storage.moveOn();
  app.storage.onCall = undefined;
});
afterAll(() => app.close());

const recalled = (accountId: string, headers: readonly string[] = HEADERS) =>
  invoke(app, accountId, 'recallColumns', { headers });
const remember = (
  accountId: string,
  headers: readonly string[] = HEADERS,
  roles: readonly string[] = ROLES,
) => invoke(app, accountId, 'rememberColumns', { headers, roles });

test('admins share what one of them confirmed', async () => {
  const { admin, confluenceAdmin } = app.site.accounts;
  expect(await recalled(confluenceAdmin)).toEqual(NOTHING);
  expect(await remember(admin)).toEqual(NOTHING);
  expect(await recalled(confluenceAdmin)).toEqual({ ok: true, value: { roles: ROLES } });
  await remember(confluenceAdmin, HEADERS, ['name', 'person', 'reason']);
  expect(await recalled(admin)).toMatchObject({ value: { roles: ['name', 'person', 'reason'] } });
});

test('another installation remembers nothing of it', async () => {
  const { admin } = app.site.accounts;
  await remember(admin);
  app.storage.moveOn();
  expect(await recalled(admin)).toEqual(NOTHING);
});

test('a person without admin rights neither reads nor changes them', async () => {
  const { admin, nonAdmin } = app.site.accounts;
  const refused = { ok: false, failure: { code: 'not-an-admin' } };
  await remember(admin);
  expect(await recalled(nonAdmin)).toEqual(refused);
  expect(await remember(nonAdmin, HEADERS, ['ignore', 'ignore', 'ignore'])).toEqual(refused);
  expect(await recalled(admin)).toMatchObject({ value: { roles: ROLES } });
});

test('lists with other headers, or in another order, have their own roles', async () => {
  const { admin } = app.site.accounts;
  const reversed = HEADERS.toReversed();
  await remember(admin);
  expect(await recalled(admin, reversed)).toEqual(NOTHING);
  await remember(admin, reversed, ['ignore', 'name', 'action']);
  await remember(admin, ['Zebra team', 'Okapi Email', 'Start'], ['group', 'person', 'until']);
  expect(await recalled(admin)).toMatchObject({ value: { roles: ROLES } });
  expect(await recalled(admin, reversed)).toMatchObject({
    value: { roles: ['ignore', 'name', 'action'] },
  });
});

test('a list with a role missing is refused and changes nothing', async () => {
  const { admin } = app.site.accounts;
  await remember(admin);
  expect(await remember(admin, HEADERS, ['ignore', 'ignore'])).toEqual({
    ok: false,
    failure: { code: 'invalid-input', field: 'body' },
  });
  expect(await recalled(admin)).toMatchObject({ value: { roles: ROLES } });
});

test('storage gets a hash and the roles, and no part of a header', async () => {
  const { admin } = app.site.accounts;
  const sent: string[] = [];
  app.storage.onCall = (path, body) => {
    sent.push(path + body);
    return undefined;
  };
  await remember(admin);
  await recalled(admin);
  expect(sent.some((call) => call.includes('"roles":"gpi"'))).toBe(true);
  expect(sent.join('\n')).not.toMatch(/zebra|team|okapi|email/i);
  expect(await kvs.entity('versioned').get('columns')).toEqual({
    version: expect.any(String) as string,
    value: {
      schema: 1,
      lists: [{ headersHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string, roles: 'gpi' }],
    },
  });
});

test('500 lists with as many columns as are remembered fit into storage', async () => {
  const { admin } = app.site.accounts;
  app.begin(admin);
  const full = Array.from({ length: 500 }, (_, place): RememberedColumns => ({
    headersHash: nodeCrypto.digest(place.toString()),
    roles: Array.from({ length: 300 }, () => 'ignore'), // 150,000 columns together
  }));
  await makeKvsColumnMemory(nodeCrypto).change(() => full);
  const wide = Array.from({ length: 500 }, (_, place) => `${place.toString()} `.padEnd(200, '班'));
  const roles = wide.map((_header, place) => (place === 7 ? 'person' : 'ignore'));
  expect(await remember(admin, wide, roles)).toEqual(NOTHING);
  expect(await recalled(admin, wide)).toEqual({ ok: true, value: { roles } });
});

test('a storage that fails is reported, and nothing is lost', async () => {
  const printed = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const { admin } = app.site.accounts;
  const unavailable = { ok: false, failure: { code: 'unavailable' } };
  await remember(admin);
  app.storage.breakDown({ match: '"columns"' });
  expect(await recalled(admin)).toEqual(unavailable);
  expect(await remember(admin, HEADERS, ['ignore', 'ignore', 'ignore'])).toEqual(unavailable);
  expect(printed.mock.calls.flat().join('\n')).not.toMatch(/zebra|okapi/i);
  app.storage.repair();
  expect(await recalled(admin)).toMatchObject({ value: { roles: ROLES } });
  printed.mockRestore();
});
