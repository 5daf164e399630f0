import { startLocalForge, type LocalForge } from './support/localForge';
import { strangerTo } from './support/people';
import { rawPost } from './support/rawPost';
import { signed } from './support/sign';

let forge: LocalForge;
beforeAll(async () => {
  forge = await startLocalForge();
});
afterAll(() => forge.stop());

const UNSIGNED = { httpStatus: 401, body: { status: 'unsigned' } };
const payloadFor = async (group = 'marketing') => ({
  group,
  accountId: await strangerTo(forge, group),
});

test('a signed call adds the person, by name and by ID', async () => {
  const byName = await payloadFor();
  expect(await forge.trigger(byName)).toEqual({ httpStatus: 201, body: { status: 'added' } });
  const { id, members } = await forge.site.group('marketing');
  expect(members).toContain(byName.accountId);
  const { accountId } = await payloadFor();
  expect(await forge.trigger({ groupId: id, accountId })).toMatchObject({ httpStatus: 201 });
  expect(await forge.trigger({ groupId: id, accountId })).toEqual({
    httpStatus: 200,
    body: { status: 'already-member' },
  });
});

test('missing, wrong, short, stale and early signatures get the same answer', async () => {
  const payload = await payloadFor();
  const hour = 3_600_000;
  const key = forge.info.demoKey;
  const answers = [
    await forge.trigger(payload, { headers: { 'x-rollcall-signature': '' } }),
    await forge.trigger(payload, { headers: { 'x-rollcall-signature': 'sha256=abc' } }),
    await forge.trigger(payload, {
      headers: { 'x-rollcall-signature': `sha256=${'0'.repeat(64)}` },
    }),
    await forge.trigger(payload, { headers: { 'x-rollcall-key': 'nosuchkeyhere' } }),
    await forge.trigger(payload, { key: { ...key, secret: 'not the secret' } }),
    await forge.trigger(payload, { at: new Date(Date.now() - 6 * 60_000) }),
    await forge.trigger(payload, { at: new Date(Date.now() + 60_000) }),
    await forge.trigger(payload, { at: new Date(Date.now() + hour) }),
    await forge.trigger(payload, { headers: { 'x-rollcall-timestamp': 'yesterday' } }),
  ];
  for (const answer of answers) expect(answer).toEqual(UNSIGNED);
  expect((await forge.site.group('marketing')).members).not.toContain(payload.accountId);
});

test('a field that is named twice is refused, and no one is added to either group', async () => {
  const { accountId } = await payloadFor('finance');
  const body = `{"group":"marketing","group":"finance","accountId":"${accountId}"}`;
  expect(await forge.trigger(body)).toEqual({ httpStatus: 400, body: { status: 'invalid-input' } });
  expect((await forge.site.group('finance')).members).not.toContain(accountId);
});

test('a signature for another trigger is rejected', async () => {
  const payload = await payloadFor();
  const body = JSON.stringify(payload);
  const headers = signed({ body, key: forge.info.demoKey, trigger: 'remove-member' });
  expect(await forge.trigger(body, { headers })).toEqual(UNSIGNED);
});

test('the same request twice is a replay', async () => {
  const payload = await payloadFor();
  const at = new Date();
  expect(await forge.trigger(payload, { at })).toMatchObject({ httpStatus: 201 });
  expect(await forge.trigger(payload, { at })).toEqual(UNSIGNED);
});

test('the same request twice at the same moment is done once', async () => {
  const payload = await payloadFor();
  const at = new Date();
  const answers = await Promise.all([1, 2, 3, 4].map(() => forge.trigger(payload, { at })));
  const statuses = answers.map(({ httpStatus }) => httpStatus).toSorted();
  expect(statuses).toEqual([201, 401, 401, 401]);
});

test('with an idempotency key the final answer is repeated, to an identical request too', async () => {
  const payload = await payloadFor();
  const at = new Date();
  const headers = { 'idempotency-key': 'ticket-4711' };
  expect(await forge.trigger(payload, { at, headers })).toMatchObject({ httpStatus: 201 });
  expect(await forge.trigger(payload, { at, headers })).toMatchObject({ httpStatus: 201 });
  expect(await forge.trigger(payload, { headers })).toMatchObject({ httpStatus: 201 });
  const other = { ...payload, group: 'finance' };
  expect(await forge.trigger(other, { headers })).toEqual({
    httpStatus: 400,
    body: { status: 'invalid-input' },
  });
});

test('at the same moment with one idempotency key, one call works and the others wait', async () => {
  const payload = await payloadFor();
  await forge.site.setFaults([
    { match: { method: 'POST', path: '/group/user' }, effect: 'delay', value: 400 },
  ]);
  const headers = { 'idempotency-key': 'ticket-at-once' };
  const answers = await Promise.all([1, 2, 3].map(() => forge.trigger(payload, { headers })));
  await forge.site.clearFaults();
  const statuses = answers.map(({ body }) => (body as { status: string }).status).toSorted();
  expect(statuses).toEqual(['added', 'in-progress', 'in-progress']);
  expect(await forge.trigger(payload, { headers })).toMatchObject({ httpStatus: 201 });
});

const acceptedWrites = async () =>
  (await forge.site.requests()).filter(
    ({ method, status }) => method === 'POST' && status >= 200 && status < 300,
  );

test('one identical request, sent at the same moment with an idempotency key, is done once', async () => {
  const payload = await payloadFor();
  const at = new Date();
  const headers = { 'idempotency-key': 'ticket-identical' };
  await forge.site.forgetRequests();
  await forge.site.setFaults([
    { match: { method: 'POST', path: '/group/user' }, effect: 'delay', value: 400 },
  ]);
  const answers = await Promise.all([1, 2].map(() => forge.trigger(payload, { at, headers })));
  await forge.site.clearFaults();
  const statuses = answers.map(({ body }) => (body as { status: string }).status).toSorted();
  expect(statuses).toEqual(['added', 'in-progress']);
  expect(await forge.trigger(payload, { at, headers })).toMatchObject({ httpStatus: 201 });
  expect(await acceptedWrites()).toHaveLength(1);
});

test('an answer lost after the write is repeated with the same idempotency key', async () => {
  const payload = await payloadFor();
  const at = new Date();
  const headers = { 'idempotency-key': 'ticket-lost' };
  await forge.site.forgetRequests();
  await forge.site.setFaults([
    { match: { method: 'POST', path: '/group/user' }, effect: 'lose-response', times: 1 },
  ]);
  expect(await forge.trigger(payload, { at, headers })).toEqual({
    httpStatus: 503,
    body: { status: 'unavailable' },
  });
  expect((await forge.site.group('marketing')).members).toContain(payload.accountId);
  const again = { httpStatus: 200, body: { status: 'already-member' } };
  expect(await forge.trigger(payload, { at, headers })).toEqual(again);
  expect(await forge.trigger(payload, { at, headers })).toEqual(again); // stored, not repeated
  const writes = (await forge.site.requests()).filter(({ method }) => method === 'POST');
  expect(writes).toHaveLength(2);
});

test('a temporary failure releases the idempotency key, even for the identical request', async () => {
  const payload = await payloadFor();
  const at = new Date();
  const headers = { 'idempotency-key': 'ticket-passing' };
  await forge.site.setFaults([
    { match: { method: 'POST', path: '/group/user' }, effect: 'status', value: 502, times: 1 },
  ]);
  expect(await forge.trigger(payload, { at, headers })).toEqual({
    httpStatus: 503,
    body: { status: 'unavailable' },
  });
  expect(await forge.trigger(payload, { at, headers })).toMatchObject({ httpStatus: 201 });
});

test.each([
  ['broken JSON', '{"group":'],
  ['no JSON', 'group=marketing'],
  ['an array', '[]'],
  ['an unknown field', '{"group":"marketing","accountId":"5b10ac8d82e05b22cc7d4ef5","force":true}'],
  ['neither name nor id', '{"accountId":"5b10ac8d82e05b22cc7d4ef5"}'],
  ['an empty group', '{"group":"","accountId":"5b10ac8d82e05b22cc7d4ef5"}'],
  ['a blank group', '{"group":"   ","accountId":"5b10ac8d82e05b22cc7d4ef5"}'],
  ['a long group', `{"group":"${'x'.repeat(300)}","accountId":"5b10ac8d82e05b22cc7d4ef5"}`],
  ['an email', '{"group":"marketing","accountId":"ada@example.com"}'],
])('%s is invalid input', async (_what, body) => {
  expect(await forge.trigger(body)).toEqual({
    httpStatus: 400,
    body: { status: 'invalid-input' },
  });
});

test('another method, and bodies that are too large, are reported before any signature check', async () => {
  const url = forge.info.webTriggers['add-member'] ?? '';
  const get = await fetch(url);
  expect([get.status, await get.json()]).toEqual([405, { status: 'wrong-method' }]);
  const large = await fetch(url, { method: 'POST', body: 'x'.repeat(100 * 1_024 + 1) });
  expect([large.status, await large.json()]).toEqual([413, { status: 'too-large' }]);
  const huge = await fetch(url, { method: 'POST', body: 'x'.repeat(5 * 1_024 * 1_024 + 1) });
  expect(huge.status).toBe(413);
});

test('header names may be in any case', async () => {
  const body = JSON.stringify(await payloadFor());
  const headers = Object.fromEntries(
    Object.entries(signed({ body, key: forge.info.demoKey })).map(([name, value]) => [
      name.toUpperCase(),
      value,
    ]),
  );
  expect(
    await rawPost(forge.info.webTriggers['add-member'] ?? '', body, Object.entries(headers)),
  ).toBe(201);
});

test('a duplicate header is not a valid signature', async () => {
  const body = JSON.stringify(await payloadFor());
  const headers = Object.entries(signed({ body, key: forge.info.demoKey }));
  for (const name of ['x-rollcall-key', 'x-rollcall-timestamp', 'x-rollcall-signature']) {
    const doubled = headers.filter(([key]) => key === name);
    expect(
      await rawPost(forge.info.webTriggers['add-member'] ?? '', body, [...headers, ...doubled]),
    ).toBe(401);
  }
});

test('a key for named groups opens only those', async () => {
  const { id } = await forge.site.group('finance');
  const made = await forge.call('createKey', { label: 'Finance only', groups: [id] });
  if (!made.ok) throw new Error(made.failure.code);
  const key = { id: made.value.key.id, secret: made.value.secret };
  expect(await forge.trigger(await payloadFor('finance'), { key })).toMatchObject({
    httpStatus: 201,
  });
  expect(await forge.trigger(await payloadFor('marketing'), { key })).toEqual({
    httpStatus: 403,
    body: { status: 'group-not-allowed' },
  });

  const replaced = await forge.call('replaceKey', { keyId: key.id });
  if (!replaced.ok) throw new Error(replaced.failure.code);
  expect(await forge.trigger(await payloadFor('finance'), { key })).toEqual(UNSIGNED);
  const renewed = { id: key.id, secret: replaced.value.secret };
  expect(await forge.trigger(await payloadFor('finance'), { key: renewed })).toMatchObject({
    httpStatus: 201,
  });

  await forge.call('revokeKey', { keyId: key.id });
  expect(await forge.trigger(await payloadFor('finance'), { key: renewed })).toEqual(UNSIGNED);
});
