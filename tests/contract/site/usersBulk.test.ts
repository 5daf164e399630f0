import { startControlledSite, type ControlledSite } from '../../seams/siteControl';

let site: ControlledSite;
beforeAll(async () => {
  site = await startControlledSite();
});
afterAll(() => site.close());

const send = async (
  body: unknown,
  { as = 'app', method = 'POST', path = '/wiki/api/v2/users-bulk' } = {},
) => {
  const response = await fetch(`${site.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
    ...(method === 'POST' && { body: JSON.stringify(body) }),
  });
  const left = Number(/;r=(\d+)/.exec(response.headers.get('beta-ratelimit') ?? '')?.[1]);
  return { status: response.status, left, answer: (await response.json()) as unknown };
};

test('gives each existing account’s status once, and omits unknown accounts', async () => {
  const { admin, nonAdmin } = site.accounts;
  await site.changeUser(nonAdmin, { active: false });
  const { status, answer } = await send({ accountIds: [nonAdmin, 'stranger', admin, nonAdmin] });
  expect(status).toBe(200);
  expect(answer).toMatchObject({
    results: [
      { accountId: nonAdmin, accountStatus: 'inactive', accountType: 'atlassian', email: '' },
      { accountId: admin, accountStatus: 'active', accountType: 'atlassian', email: '' },
    ],
  });
  await site.changeUser(nonAdmin, { active: true });
});

test('gives people their own address, and not those of others', async () => {
  const { admin, nonAdmin } = site.accounts;
  const { answer } = await send({ accountIds: [admin, nonAdmin] }, { as: `user:${nonAdmin}` });
  expect(answer).toMatchObject({
    results: [{ email: '' }, { email: await site.emailOf(nonAdmin) }],
  });
});

test('costs a point, and two for each account that it shows', async () => {
  const { admin, nonAdmin } = site.accounts;
  const before = await send({ accountIds: ['stranger'] });
  const after = await send({ accountIds: [admin, nonAdmin, 'stranger'] });
  expect(before.left - after.left).toBe(5);
});

test.each([
  ['no body', undefined],
  ['a list as the body', ['ana']],
  ['no accounts', {}],
  ['an empty list', { accountIds: [] }],
  ['something else than texts', { accountIds: ['ana', 7] }],
  ['more than 250', { accountIds: Array.from({ length: 251 }, (_, at) => `account-${at}`) }],
])('refuses %s', async (_what, body) => {
  expect(await send(body)).toMatchObject({
    status: 400,
    answer: { errors: [{ status: 400, code: 'INVALID_REQUEST_PARAMETER' }] },
  });
});

test('is cut short if the site cuts pages, and continues after its link', async () => {
  const { admin, confluenceAdmin, nonAdmin } = site.accounts;
  const accountIds = [admin, 'stranger', confluenceAdmin, nonAdmin];
  type Page = { results: { accountId: string }[]; _links: { next?: string } };
  const page = async (path?: string): Promise<Page> =>
    (await send({ accountIds }, path === undefined ? {} : { path })).answer as Page;

  expect((await page())._links).not.toHaveProperty('next');
  await site.settings({ pageCut: 2 });
  const first = await page();
  expect(first.results.map(({ accountId }) => accountId)).toEqual([admin, confluenceAdmin]);
  const second = await page(first._links.next);
  expect(second.results.map(({ accountId }) => accountId)).toEqual([nonAdmin]);
  expect(second._links).not.toHaveProperty('next');
  await site.reset();
});

test('is not found for people who may not use Confluence', async () => {
  const customer = (await site.users()).find(
    ({ accountType, active }) => accountType === 'customer' && active,
  );
  const as = `user:${customer?.accountId ?? ''}`;
  expect(await send({ accountIds: [site.accounts.admin] }, { as })).toMatchObject({
    status: 404,
    answer: { errors: [{ status: 404, code: 'NOT_FOUND' }] },
  });
});

test('has its own limit of requests per second', async () => {
  await site.settings({ burstPerSecond: 1 });
  const accountIds = [site.accounts.admin];
  expect((await send({ accountIds })).status).toBe(200);
  expect((await send({ accountIds })).status).toBe(429);
  expect((await send({}, { method: 'GET', path: '/wiki/rest/api/user/current' })).status).toBe(200);
  await site.reset();
});

test.each([
  ['another method', 'GET', '/wiki/api/v2/users-bulk', 405],
  ['another endpoint of v2', 'POST', '/wiki/api/v2/user/access/check-access-by-email', 404],
  ['an endpoint of v2 in v1', 'POST', '/wiki/rest/api/users-bulk', 404],
  ['an endpoint of v1 in v2', 'GET', '/wiki/api/v2/user/current', 404],
])('answers nothing to %s', async (_what, method, path, status) => {
  expect((await send({}, { method, path })).status).toBe(status);
});
