import type { Failure } from '../../src/contract/adminApi';
import { statusOfFailure } from '../../src/domain/webTriggerStatus';
import { sharedLocalForge, type LocalForge } from './support/localForge';
import { strangerTo } from './support/people';

let forge: LocalForge;
beforeAll(async () => {
  forge = await sharedLocalForge();
});
afterEach(() => forge.site.clearFaults());
afterAll(() => forge.stop());

const write = { method: 'DELETE', path: '/wiki/rest/api/group/user' };
const answer = (status: number, body?: unknown, headers?: Record<string, string>) => ({
  match: write,
  effect: 'status',
  value: { status, ...(body !== undefined && { body }), ...(headers && { headers }) },
});

/** A person who was just added to a large group. */
const member = async (): Promise<string> => {
  const accountId = await strangerTo(forge, 'marketing');
  await forge.call('addMember', { groupName: 'marketing', accountId });
  return accountId;
};
const remove = (accountId: string) =>
  forge.call('removeMember', { groupName: 'marketing', accountId });

test.each([
  [
    '400',
    answer(400, { message: 'accountId is invalid' }),
    { code: 'invalid-input', field: 'accountId', httpStatus: 400 },
  ],
  ['401', answer(401, ''), { code: 'not-authenticated', httpStatus: 401 }],
  [
    '401 for a scope',
    answer(401, { code: 401, message: 'Unauthorized; scope does not match' }),
    { code: 'missing-scope', httpStatus: 401 },
  ],
  ['403', answer(403, { statusCode: 403 }), { code: 'not-permitted', httpStatus: 403 }],
  ['500', answer(500, '<html>'), { code: 'unavailable', httpStatus: 500, certain: false }],
  [
    '429',
    answer(429, '', { 'retry-after': '5' }),
    { code: 'rate-limited', httpStatus: 429, retryAfterSeconds: 5 },
  ],
  [
    '503 with a time',
    answer(503, '', { 'retry-after': '3' }),
    { code: 'rate-limited', httpStatus: 503, retryAfterSeconds: 3, certain: false },
  ],
  [
    'a dropped connection',
    { match: write, effect: 'drop' },
    { code: 'unavailable', certain: false },
  ],
])(
  '%s from Confluence to a removal has one meaning at both doors',
  async (_what, fault, failure) => {
    const accountId = await member();
    await forge.site.setFaults([fault]);
    expect(await remove(accountId)).toEqual({ ok: false, failure });
    expect((await forge.site.group('marketing')).members).toContain(accountId);
    expect(await forge.newestRecord()).toMatchObject({
      action: 'remove',
      accountId,
      ending: { outcome: failure.code },
    });
    const byScript = { group: 'marketing', accountId };
    expect(await forge.trigger(byScript, { trigger: 'remove-member' })).toMatchObject({
      body: { status: statusOfFailure(failure as Failure) },
    });
    expect((await forge.site.group('marketing')).members).toContain(accountId);
  },
);

test('404 means that the person was not a member, if the group exists', async () => {
  const unknown = '712020:00000000-0000-4000-8000-000000000000';
  expect(await remove(unknown)).toMatchObject({
    ok: true,
    value: { status: 'not-a-member', certain: true },
  });
});

test('404 means that the group is gone, if it is', async () => {
  const { id } = await forge.site.createGroup({ name: 'short-lived' });
  const [one, other] = [await member(), await member()];
  for (const accountId of [one, other]) await forge.call('addMember', { groupId: id, accountId });
  await forge.site.deleteGroup(id);
  expect(await forge.call('removeMember', { groupId: id, accountId: one })).toMatchObject({
    failure: { code: 'group-not-found', httpStatus: 404 },
  });
});

test('410 from the endpoint by name leads to the one by ID', async () => {
  const accountId = await member();
  await forge.site.setFaults([
    { ...answer(410, 'This deprecated endpoint has been removed.'), times: 1 },
  ]);
  await forge.site.forgetRequests();
  expect(await remove(accountId)).toMatchObject({ ok: true, value: { status: 'removed' } });
  const tried = (await forge.site.requests()).filter(({ method }) => method === 'DELETE');
  expect(tried.map(({ path, status }) => [path.replace(/\?.*/, ''), status])).toEqual([
    ['/wiki/rest/api/group/user', 410],
    ['/wiki/rest/api/group/userByGroupId', 204],
  ]);
});

test('an answer lost after the removal is safe to request again', async () => {
  const accountId = await member();
  await forge.site.setFaults([{ match: { method: 'DELETE' }, effect: 'lose-response', times: 1 }]);
  expect(await remove(accountId)).toMatchObject({ failure: { code: 'unavailable' } });
  expect((await forge.site.group('marketing')).members).not.toContain(accountId);
  expect(await remove(accountId)).toMatchObject({
    ok: true,
    value: { status: 'removed', certain: false },
  });
});

test('groups of an identity provider and teams are refused before any write', async () => {
  const external = await forge.site.createGroup({ name: 'scim-people', managedBy: 'EXTERNAL' });
  const accountId = await member();
  await forge.site.forgetRequests();
  expect(await forge.call('removeMember', { groupId: external.id, accountId })).toMatchObject({
    failure: { code: 'externally-managed' },
  });
  expect((await forge.site.requests()).filter(({ method }) => method === 'DELETE')).toEqual([]);
});
