import {
  DEFAULT_SEED,
  makeCompany,
  wellKnownAccounts,
} from '../../../dev-host/site/company/makeCompany';
import { startControlledSite, type ControlledSite, type SiteGroup } from '../../seams/siteControl';

const { confluenceAdmin, nonAdmin } = wellKnownAccounts(makeCompany(DEFAULT_SEED));
const ACCOUNT = { accountId: nonAdmin };

let site: ControlledSite;
let zebra: SiteGroup;
beforeAll(async () => {
  site = await startControlledSite();
});
beforeEach(async () => {
  await site.reset();
  zebra = await site.makeGroup({ name: 'zebra' });
});
afterAll(() => site.close());

type Method = 'POST' | 'DELETE';

const write = async (
  method: Method,
  path: string,
  body: unknown,
  as = 'app',
): Promise<{ status: number; text: string }> => {
  const response = await fetch(`${site.url}/wiki/rest/api${path}`, {
    method,
    headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
};

/** What is refused, the write, and its answer: the status and a part of the message. */
const REFUSED: [string, Method, string, unknown, number, string][] = [
  ['a new group without a name', 'POST', '/group', {}, 400, "'name'"],
  ['a blank group name', 'POST', '/group', { name: '  ' }, 400, 'not valid'],
  ['a group name that is taken', 'POST', '/group', { name: 'zebra' }, 400, 'exists'],
  ['an add without a group', 'POST', '/group/user', ACCOUNT, 400, "'name'"],
  ['an add without an account', 'POST', '/group/user?name=zebra', {}, 400, "'accountId'"],
  ['an unknown group name', 'POST', '/group/user?name=okapi', ACCOUNT, 404, 'name: okapi'],
  ['an unknown account', 'POST', '/group/user?name=zebra', { accountId: 'x' }, 404, 'accountId: x'],
  ['a group of a provider', 'POST', '/group/user?name=okta-contractors', ACCOUNT, 400, 'provider'],
  ['a team', 'POST', '/group/user?name=Book%20Club', ACCOUNT, 400, 'a team'],
  ['the deletion of an unknown group', 'DELETE', '/group/by-id?id=x', undefined, 404, 'id: x'],
];

test.each(REFUSED)('refuses %s', async (_what, method, path, body, status, message) => {
  expect(await write(method, path, body)).toEqual({
    status,
    text: expect.stringContaining(message) as string,
  });
  expect((await site.groups()).filter(({ name }) => name.includes('zebra'))).toEqual([
    { ...zebra, members: [] },
  ]);
});

test('a fault answers instead, even if the body of the request is refused', async () => {
  await site.faults([{ match: { method: 'POST' }, effect: 'status', value: 503 }]);
  const response = await fetch(`${site.url}/wiki/rest/api/group`, {
    method: 'POST',
    headers: { authorization: 'Bearer app', 'content-type': 'text/plain' },
    body: 'zebra',
  });
  expect(response.status).toBe(503);
});

test.each([
  ['the app, if the site says so', 'app'],
  ['an admin of Confluence', `user:${confluenceAdmin}`],
  ['an ordinary person', `user:${nonAdmin}`],
])('refuses each write of %s before it looks for the group', async (_who, caller) => {
  await site.settings({ appMayWrite: false });
  const accountId = nonAdmin;
  for (const [method, path, body] of [
    ['POST', '/group', { name: 'okapi' }],
    ['DELETE', '/group/by-id?id=x', undefined],
    ['POST', '/group/user?name=okapi', { accountId }],
    ['DELETE', `/group/userByGroupId?groupId=x&accountId=${accountId}`, undefined],
  ] as const)
    expect((await write(method, path, body, caller)).status).toBe(403);
});
