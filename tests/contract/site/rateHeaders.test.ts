import { startSite, type RunningSite } from '../../../dev-host/site/startSite';
import { makeSteerableClock, NOON, type SteerableClock } from '../../fakes/steerableClock';

const QUARTER_PAST = 900; // seconds

let site: RunningSite;
let clock: SteerableClock;
beforeEach(async () => {
  clock = makeSteerableClock(NOON + QUARTER_PAST * 1_000);
  site = await startSite({ port: 0, profile: 'granted', now: clock.now });
});
afterEach(() => site.close());

const patch = async (changes: object): Promise<unknown> => {
  const response = await fetch(`${site.url}/dev/site`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(changes),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
};

const NAMES = [
  ...['Beta-RateLimit-Policy', 'Beta-RateLimit', 'RateLimit-Policy', 'RateLimit'],
  ...['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset', 'X-RateLimit-NearLimit'],
  ...['RateLimit-Reason', 'Retry-After'],
];

/** The status of one request, and the headers about limits. */
const ask = async (
  path = '/user/current',
  method = 'GET',
  authorization = 'Bearer app',
): Promise<Record<string, unknown>> => {
  const response = await fetch(`${site.url}/wiki/rest/api${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(method === 'POST' && { body: '{"accountId":"nobody"}' }),
  });
  await response.arrayBuffer();
  const told = NAMES.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { status: response.status, ...Object.fromEntries(told) };
};

const REMOVAL = '/group/userByGroupId?groupId=none&accountId=nobody';
const POLICY = '"global-app-quota";q=65000;w=3600';

test('the quota has its Beta spelling, and X-RateLimit gives the burst limit', async () => {
  expect(await ask()).toEqual({
    status: 200,
    'Beta-RateLimit-Policy': POLICY,
    'Beta-RateLimit': '"global-app-quota";r=64997;t=2700',
    'X-RateLimit-Limit': '100',
    'X-RateLimit-Remaining': '99',
    'X-RateLimit-Reset': '2026-11-23T12:15:00.010Z',
    'X-RateLimit-NearLimit': 'false',
  });
});

test('a person’s API token sees the burst limit, and no quota', async () => {
  const state = await fetch(`${site.url}/dev/state`);
  const { users } = (await state.json()) as { users: { accountId: string; email: string }[] };
  const { admin } = site.accounts;
  const email = users.find(({ accountId }) => accountId === admin)?.email ?? '';
  const token = Buffer.from(`${email}:token-${admin}`).toString('base64');
  expect(await ask('/user/current', 'GET', `Basic ${token}`)).toEqual({
    status: 200,
    'X-RateLimit-Limit': '100',
    'X-RateLimit-Remaining': '99',
    'X-RateLimit-Reset': '2026-11-23T12:15:00.010Z',
    'X-RateLimit-NearLimit': 'false',
  });
});

test('the burst limit is that of the endpoint and the method', async () => {
  await patch({ burstPerSecond: 10 });
  for (let sent = 0; sent < 4; sent += 1) await ask(REMOVAL, 'DELETE');
  expect(await ask(REMOVAL, 'DELETE')).toMatchObject({
    'X-RateLimit-Limit': '5',
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': '2026-11-23T12:15:01.000Z',
    'X-RateLimit-NearLimit': 'true',
  });
  expect(await ask(REMOVAL, 'POST')).toMatchObject({ 'X-RateLimit-Remaining': '9' });
  clock.advance(0.5);
  expect(await ask(REMOVAL, 'DELETE')).toMatchObject({ 'X-RateLimit-Remaining': '1' });
});

test('X-RateLimit can be the same on every answer', async () => {
  await patch({ burstHeaders: { limit: 100, remaining: 7 } });
  const told = {
    'X-RateLimit-Limit': '100',
    'X-RateLimit-Remaining': '7',
    'X-RateLimit-NearLimit': 'true',
  };
  expect(await ask()).toMatchObject({ status: 200, ...told });
  expect(await ask('/no/such/endpoint')).toMatchObject({ status: 404, ...told });
  expect(await patch({ burstHeaders: null })).toMatchObject({ burstHeaders: null });
  expect(await ask()).toMatchObject({ 'X-RateLimit-Remaining': '98' });
});

test.each([
  ['beta', ['Beta-RateLimit-Policy', 'Beta-RateLimit']],
  ['final', ['RateLimit-Policy', 'RateLimit']],
  ['both', ['Beta-RateLimit-Policy', 'Beta-RateLimit', 'RateLimit-Policy', 'RateLimit']],
  ['none', []],
])('the quota headers can be spelled: %s', async (quotaHeaders, names) => {
  await patch({ quotaHeaders });
  const told = await ask();
  expect(Object.keys(told).filter((name) => /^(Beta-)?RateLimit/.test(name))).toEqual(names);
  for (const name of names)
    expect(told[name]).toBe(name.endsWith('Policy') ? POLICY : '"global-app-quota";r=64997;t=2700');
});

test('the remaining quota can be given only from 80 % use on', async () => {
  await patch({ quotaShown: 'near-limit', hourlyPoints: 1_000, pointsUsed: 796 });
  expect(await ask()).toMatchObject({ 'Beta-RateLimit': '"global-app-quota";t=2700' });
  expect(await ask()).toMatchObject({ 'Beta-RateLimit': '"global-app-quota";r=198;t=2700' });
});

test('the burst limit can be a second policy in the same header', async () => {
  await patch({ burstPolicy: true });
  expect(await ask()).toMatchObject({
    'Beta-RateLimit-Policy': `"burst";q=100;w=1, ${POLICY}`,
    'Beta-RateLimit': '"burst";r=99;t=1, "global-app-quota";r=64997;t=2700',
  });
});

describe('a request over the limit', () => {
  const refused = async (): Promise<unknown> => {
    await patch({ pointsUsed: 65_000 });
    return ask();
  };

  test('gives the reason and the time to wait', async () => {
    expect(await refused()).toMatchObject({
      status: 429,
      'RateLimit-Reason': 'confluence-quota-global-based',
      'Retry-After': '2700',
      'Beta-RateLimit': '"global-app-quota";r=0;t=2700',
    });
  });

  test('gives the reason in the requested spelling', async () => {
    const limitReasons = { hourly: 'conf-global-based', burst: 'too-many' };
    await patch({ limitReasons, burstPerSecond: 1 });
    expect(await refused()).toMatchObject({ 'RateLimit-Reason': 'conf-global-based' });
    expect(await ask()).toMatchObject({ status: 429, 'RateLimit-Reason': 'too-many' });
  });

  test.each([
    ['a date', 'date', 'Mon, 23 Nov 2026 13:00:00 GMT'],
    ['no time', 0, '0'],
    ['a very long time', 1_000_000_000, '1000000000'],
  ])('can say to wait for %s', async (_what, retryAfter, told) => {
    await patch({ retryAfter });
    expect(await refused()).toMatchObject({ status: 429, 'Retry-After': told });
  });

  test('can omit the time to wait', async () => {
    await patch({ retryAfter: null });
    expect(await refused()).not.toHaveProperty('Retry-After');
  });
});

test.each([
  { quotaHeaders: 'old' },
  { limitReasons: { hourly: 'only' } },
  { limitReasons: { hourly: 'two\nlines', burst: 'x' } },
  { retryAfter: -1 },
  { burstHeaders: { limit: 100 } },
])('refuses %j', async (change) => {
  await expect(patch(change)).rejects.toThrow(Object.keys(change)[0]);
});
