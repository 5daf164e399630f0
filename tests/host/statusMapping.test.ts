import { sharedLocalForge, type LocalForge } from './support/localForge';
import { strangerTo } from './support/people';

let forge: LocalForge;
beforeAll(async () => {
  forge = await sharedLocalForge();
});
afterEach(() => forge.site.clearFaults());
afterAll(() => forge.stop());

const HYSTRIX = {
  statusCode: 500,
  message:
    'com.netflix.hystrix.exception.HystrixRuntimeException: AddUserToGroupsIdentityPlatformCommand failed and no fallback available.',
};
const write = { method: 'POST', path: '/wiki/rest/api/group/user' };
const answer = (status: number, body?: unknown, headers?: Record<string, string>) => ({
  match: write,
  effect: 'status',
  value: { status, ...(body !== undefined && { body }), ...(headers && { headers }) },
});
const GLOBAL_QUOTA = { 'retry-after': '1800', 'ratelimit-reason': 'confluence-quota-global-based' };

test.each([
  [
    '400',
    answer(400, { message: 'accountId is invalid' }),
    { code: 'invalid-input', field: 'accountId', httpStatus: 400 },
    400,
    'invalid-input',
  ],
  [
    '401',
    answer(401, ''),
    { code: 'not-authenticated', httpStatus: 401 },
    403,
    'app-not-authorized',
  ],
  [
    '401 for a scope',
    answer(401, { code: 401, message: 'Unauthorized; scope does not match' }),
    { code: 'missing-scope', httpStatus: 401 },
    403,
    'app-not-authorized',
  ],
  [
    '403',
    answer(403, { statusCode: 403, message: 'AuthorizationException' }),
    { code: 'not-permitted', httpStatus: 403 },
    403,
    'not-permitted',
  ],
  [
    '500 with HTML',
    answer(500, '<html>'),
    { code: 'unavailable', httpStatus: 500, certain: false },
    503,
    'unavailable',
  ],
  [
    '500 with nothing',
    answer(500, ''),
    { code: 'unavailable', httpStatus: 500, certain: false },
    503,
    'unavailable',
  ],
  [
    '500 with half a JSON',
    answer(500, '{"statusCode":5'),
    { code: 'unavailable', httpStatus: 500, certain: false },
    503,
    'unavailable',
  ],
  [
    'no license, twice',
    answer(500, HYSTRIX),
    { code: 'no-seats', httpStatus: 500, certain: false },
    409,
    'no-seats',
  ],
  [
    '429',
    answer(429, '', { 'retry-after': '5' }),
    { code: 'rate-limited', httpStatus: 429, retryAfterSeconds: 5 },
    429,
    'rate-limited',
  ],
  [
    '429 for the hour',
    answer(429, '', GLOBAL_QUOTA),
    { code: 'rate-limited', httpStatus: 429, retryAfterSeconds: 1800, hourlyPoolEmpty: true },
    429,
    'rate-limited-until-hour',
  ],
  [
    '503 with a time',
    answer(503, '', { 'retry-after': '3' }),
    { code: 'rate-limited', httpStatus: 503, retryAfterSeconds: 3, certain: false },
    429,
    'rate-limited',
  ],
  [
    '503 without',
    answer(503, ''),
    { code: 'unavailable', httpStatus: 503, certain: false },
    503,
    'unavailable',
  ],
  [
    'a dropped connection',
    { match: write, effect: 'drop' },
    { code: 'unavailable', certain: false },
    503,
    'unavailable',
  ],
])(
  '%s from Confluence has one meaning at both doors',
  async (_what, fault, failure, httpStatus, status) => {
    const accountId = await strangerTo(forge, 'marketing');
    await forge.site.setFaults([fault]);
    expect(await forge.call('addMember', { groupName: 'marketing', accountId })).toEqual({
      ok: false,
      failure,
    });
    expect(await forge.trigger({ group: 'marketing', accountId })).toEqual({
      httpStatus,
      body: { status },
    });
  },
);

test.each([
  ['a redirect', answer(302, '')],
  ['a teapot', answer(418, 'short and stout')],
])('%s is unexpected, with a reference that finds the log line', async (_what, fault) => {
  const accountId = await strangerTo(forge, 'marketing');
  await forge.site.setFaults([fault]);
  const outcome = await forge.call('addMember', { groupName: 'marketing', accountId });
  if (outcome.ok) throw new Error('This was to fail.');
  expect(outcome.failure).toMatchObject({ code: 'unexpected', certain: false });
  expect(await forge.logs()).toContain(outcome.failure.reference ?? 'no reference');
  expect(await forge.trigger({ group: 'marketing', accountId })).toEqual({
    httpStatus: 500,
    body: { status: 'unexpected' },
  });
});

test.each([
  ['201 with HTML', 201, '<html><body>Created</body></html>'],
  ['201 with nothing', 201, ''],
  ['201 with half a JSON', 201, '{"statusCode":2'],
  ['200 with half a JSON', 200, '{"statusCode":2'],
])('a %s is added, at both doors', async (_what, status, body) => {
  const accountId = await strangerTo(forge, 'marketing');
  await forge.site.setFaults([answer(status, body)]);
  expect(await forge.call('addMember', { groupName: 'marketing', accountId })).toMatchObject({
    ok: true,
    value: { status: 'added', certain: true },
  });
  expect(await forge.trigger({ group: 'marketing', accountId })).toEqual({
    httpStatus: 201,
    body: { status: 'added' },
  });
});

test('a temporary license failure is retried once', async () => {
  const accountId = await strangerTo(forge, 'marketing');
  await forge.site.setFaults([{ ...answer(500, HYSTRIX), times: 1 }]);
  expect(await forge.call('addMember', { groupName: 'marketing', accountId })).toMatchObject({
    ok: true,
    value: { status: 'added', certain: true },
  });
});

test('"already" in a 400 is a success', async () => {
  const accountId = await strangerTo(forge, 'marketing');
  await forge.site.setFaults([
    answer(400, { message: 'Cannot add user. User is already a member of it' }),
  ]);
  expect(await forge.call('addMember', { groupName: 'marketing', accountId })).toMatchObject({
    ok: true,
    value: { status: 'already-member' },
  });
});

test('a missing account and a missing group are told apart', async () => {
  const unknown = '712020:00000000-0000-4000-8000-000000000000';
  const accountId = await strangerTo(forge, 'marketing');
  const gone = '00000000-0000-4000-8000-00000000dead';
  expect(
    await forge.call('addMember', { groupName: 'marketing', accountId: unknown }),
  ).toMatchObject({ failure: { code: 'account-not-found' } });
  expect(await forge.call('addMember', { groupName: 'marketng', accountId })).toMatchObject({
    failure: { code: 'group-not-found' },
  });
  expect(await forge.call('addMember', { groupId: gone, accountId })).toMatchObject({
    failure: { code: 'group-not-found' },
  });
  expect(await forge.trigger({ group: 'marketing', accountId: unknown })).toMatchObject({
    body: { status: 'account-not-found' },
  });
  expect(await forge.trigger({ group: 'marketng', accountId })).toMatchObject({
    body: { status: 'group-not-found' },
  });
});

test('groups of an identity provider and teams are refused before any write', async () => {
  const external = await forge.site.createGroup({ name: 'scim-people', managedBy: 'EXTERNAL' });
  const team = await forge.site.createGroup({
    name: 'the-team',
    managedBy: 'TEAM_MEMBERS',
    usageType: 'TEAM_COLLABORATION',
  });
  await forge.site.forgetRequests();
  for (const { id, name } of [external, team]) {
    const accountId = await strangerTo(forge, 'marketing');
    expect(await forge.call('addMember', { groupId: id, accountId })).toMatchObject({
      failure: { code: 'externally-managed' },
    });
    expect(await forge.trigger({ group: name, accountId })).toEqual({
      httpStatus: 409,
      body: { status: 'externally-managed' },
    });
  }
  expect((await forge.site.requests()).filter(({ method }) => method === 'POST')).toEqual([]);
});

test('an answer lost after the write is safe to repeat', async () => {
  const accountId = await strangerTo(forge, 'marketing');
  await forge.site.setFaults([{ match: write, effect: 'lose-response', times: 1 }]);
  expect(await forge.call('addMember', { groupName: 'marketing', accountId })).toMatchObject({
    failure: { code: 'unavailable' },
  });
  expect((await forge.site.group('marketing')).members).toContain(accountId);
  expect(await forge.call('addMember', { groupName: 'marketing', accountId })).toMatchObject({
    ok: true,
    value: { status: 'already-member' },
  });
});
