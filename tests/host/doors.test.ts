import { sharedLocalForge, type LocalForge } from './support/localForge';

let forge: LocalForge;
beforeAll(async () => {
  forge = await sharedLocalForge();
});
afterAll(() => forge.stop());

const invocation = () => ({
  functionKey: 'listChanges',
  payload: {},
  accountId: forge.info.accounts.admin,
});

test('a page on another origin cannot post to the local host', async () => {
  const headers = { origin: 'https://evil.example' };
  expect((await forge.post('/dev/invoke', invocation(), headers)).httpStatus).toBe(403);
  expect((await forge.post('/bridge/invoke', invocation(), headers)).httpStatus).toBe(403);
});

test('a body that is not JSON is refused', async () => {
  const headers = { 'content-type': 'text/plain' };
  expect((await forge.post('/dev/invoke', JSON.stringify(invocation()), headers)).httpStatus).toBe(
    415,
  );
});

test('a call of the page with more than 500 KB is refused', async () => {
  const call = { functionKey: 'listChanges', payload: { text: 'x'.repeat(500 * 1_024) } };
  expect(await forge.post('/bridge/invoke', call)).toMatchObject({
    httpStatus: 200,
    body: { ok: false, error: { message: expect.stringContaining('500 KB') as string } },
  });
});

test('the local host knows every platform call of the app', async () => {
  await forge.post('/dev/invoke', invocation());
  const { id: groupId } = await forge.site.group('marketing');
  const { admin: accountId } = forge.info.accounts;
  const reads = [
    ['browseGroups', {}],
    ['listAccessGroups', {}],
    ['getGroup', { groupId }],
    ['listMembers', { groupId, start: 0 }],
    ['listGroupsOf', { accountId }],
    ['listActivity', {}],
    ['listActivity', { groupId }],
    ['rememberPlace', { path: `/groups/${groupId}` }],
    ['recallPlace', {}],
  ] as const;
  for (const [action, payload] of reads)
    expect(await forge.call(action, payload)).toMatchObject({ ok: true });
  const info = (await (await fetch(`${forge.url}/dev/info`)).json()) as { refusals: unknown };
  expect(info.refusals).toEqual([]);
});

test('the simulated site refuses a foreign origin at its test routes', async () => {
  const response = await fetch(`${forge.site.url}/dev/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
    body: '[]',
  });
  expect(response.status).toBe(403);
});
