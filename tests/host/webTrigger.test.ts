import { TRIGGERS } from '../fakes/webTriggers';
import { sharedLocalForge, type LocalForge } from './support/localForge';
import { strangerTo } from './support/people';
import { rawPost } from './support/rawPost';
import { signed } from './support/sign';

let forge: LocalForge;
beforeAll(async () => {
  forge = await sharedLocalForge();
});
afterAll(() => forge.stop());

const UNSIGNED = { httpStatus: 401, body: { status: 'unsigned' } };
describe.each(TRIGGERS)(
  '$trigger',
  ({ trigger, action, method, done, doneStatus, again, afterLostAnswer, isMemberBefore }) => {
    /** Sends a signed call to this trigger. */
    const send = (payload: unknown, options = {}) =>
      forge.trigger(payload, { trigger, ...options });

    /** A call that has something to do: for a person who is a member, if the trigger removes. */
    const payloadFor = async (group = 'marketing') => {
      const accountId = await strangerTo(forge, group);
      if (isMemberBefore) await forge.call('addMember', { groupName: group, accountId });
      return { group, accountId };
    };

    const isMember = async (group: string, accountId: string) =>
      (await forge.site.group(group)).members.includes(accountId);

    const DONE = { httpStatus: doneStatus, body: { status: done } };
    const url = () => forge.info.webTriggers[trigger] ?? '';

    test('a signed call changes the membership, by name and by ID', async () => {
      const byName = await payloadFor();
      expect(await send(byName)).toEqual(DONE);
      expect(await isMember('marketing', byName.accountId)).toBe(!isMemberBefore);
      const { id: groupId } = await forge.site.group('marketing');
      const { accountId } = await payloadFor();
      expect(await send({ groupId, accountId })).toEqual(DONE);
      expect(await isMember('marketing', accountId)).toBe(!isMemberBefore);
      expect(await send({ groupId, accountId })).toEqual({
        httpStatus: 200,
        body: { status: again },
      });
      expect(await forge.newestRecord()).toMatchObject({
        actor: { kind: 'key', keyId: forge.info.demoKey.id, ownerId: forge.info.accounts.admin },
        ...{ action, accountId, group: { id: groupId } },
      });
    });

    test('missing, wrong, short, stale and early signatures get the same answer', async () => {
      const payload = await payloadFor();
      const hour = 3_600_000;
      const key = forge.info.demoKey;
      const answers = [
        await send(payload, { headers: { 'x-rollcall-signature': '' } }),
        await send(payload, { headers: { 'x-rollcall-signature': 'sha256=abc' } }),
        await send(payload, {
          headers: { 'x-rollcall-signature': `sha256=${'0'.repeat(64)}` },
        }),
        await send(payload, { headers: { 'x-rollcall-key': 'nosuchkeyhere' } }),
        await send(payload, { key: { ...key, secret: 'not the secret' } }),
        await send(payload, { at: new Date(Date.now() - 6 * 60_000) }),
        await send(payload, { at: new Date(Date.now() + 60_000) }),
        await send(payload, { at: new Date(Date.now() + hour) }),
        await send(payload, { headers: { 'x-rollcall-timestamp': 'yesterday' } }),
      ];
      for (const answer of answers) expect(answer).toEqual(UNSIGNED);
      expect(await isMember('marketing', payload.accountId)).toBe(isMemberBefore);
    });

    test('a field that is named twice is refused, and neither group is changed', async () => {
      const { accountId } = await payloadFor('finance');
      const body = `{"group":"marketing","group":"finance","accountId":"${accountId}"}`;
      expect(await send(body)).toEqual({ httpStatus: 400, body: { status: 'invalid-input' } });
      expect(await isMember('finance', accountId)).toBe(isMemberBefore);
    });

    test('a signature for another trigger is rejected', async () => {
      const payload = await payloadFor();
      const body = JSON.stringify(payload);
      for (const other of TRIGGERS.filter((each) => each.trigger !== trigger)) {
        const headers = signed({ body, key: forge.info.demoKey, trigger: other.trigger });
        expect(await send(body, { headers })).toEqual(UNSIGNED);
      }
      expect(await isMember('marketing', payload.accountId)).toBe(isMemberBefore);
    });

    test('the same request twice is a replay', async () => {
      const payload = await payloadFor();
      const at = new Date();
      expect(await send(payload, { at })).toEqual(DONE);
      expect(await send(payload, { at })).toEqual(UNSIGNED);
    });

    test('the same request twice at the same moment is done once', async () => {
      const payload = await payloadFor();
      const at = new Date();
      const answers = await Promise.all([1, 2, 3, 4].map(() => send(payload, { at })));
      const statuses = answers.map(({ httpStatus }) => httpStatus).toSorted();
      expect(statuses).toEqual([doneStatus, 401, 401, 401]);
    });

    test('with an idempotency key the final answer is repeated, to an identical request too', async () => {
      const payload = await payloadFor();
      const at = new Date();
      const headers = { 'idempotency-key': 'ticket-4711' };
      expect(await send(payload, { at, headers })).toEqual(DONE);
      expect(await send(payload, { at, headers })).toEqual(DONE);
      expect(await send(payload, { headers })).toEqual(DONE);
      const other = { ...payload, group: 'finance' };
      expect(await send(other, { headers })).toEqual({
        httpStatus: 400,
        body: { status: 'invalid-input' },
      });
    });

    test('at the same moment with one idempotency key, one call works and the others wait', async () => {
      const payload = await payloadFor();
      await forge.site.setFaults([
        { match: { method, path: '/group/user' }, effect: 'delay', value: 400 },
      ]);
      const headers = { 'idempotency-key': 'ticket-at-once' };
      const answers = await Promise.all([1, 2, 3].map(() => send(payload, { headers })));
      await forge.site.clearFaults();
      const statuses = answers.map(({ body }) => (body as { status: string }).status).toSorted();
      expect(statuses).toEqual([done, 'in-progress', 'in-progress'].toSorted());
      expect(await send(payload, { headers })).toEqual(DONE);
    });

    const acceptedWrites = async () =>
      (await forge.site.requests()).filter(
        (request) => request.method === method && request.status >= 200 && request.status < 300,
      );

    test('one identical request, sent at the same moment with an idempotency key, is done once', async () => {
      const payload = await payloadFor();
      const at = new Date();
      const headers = { 'idempotency-key': 'ticket-identical' };
      await forge.site.forgetRequests();
      await forge.site.setFaults([
        { match: { method, path: '/group/user' }, effect: 'delay', value: 400 },
      ]);
      const answers = await Promise.all([1, 2].map(() => send(payload, { at, headers })));
      await forge.site.clearFaults();
      const statuses = answers.map(({ body }) => (body as { status: string }).status).toSorted();
      expect(statuses).toEqual([done, 'in-progress'].toSorted());
      expect(await send(payload, { at, headers })).toEqual(DONE);
      expect(await acceptedWrites()).toHaveLength(1);
    });

    test('an answer lost after the write is repeated with the same idempotency key', async () => {
      const payload = await payloadFor();
      const at = new Date();
      const headers = { 'idempotency-key': 'ticket-lost' };
      await forge.site.forgetRequests();
      await forge.site.setFaults([
        { match: { method, path: '/group/user' }, effect: 'lose-response', times: 1 },
      ]);
      expect(await send(payload, { at, headers })).toEqual({
        httpStatus: 503,
        body: { status: 'unavailable' },
      });
      expect(await isMember('marketing', payload.accountId)).toBe(!isMemberBefore);
      const answer = { httpStatus: 200, body: { status: afterLostAnswer } };
      expect(await send(payload, { at, headers })).toEqual(answer);
      expect(await send(payload, { at, headers })).toEqual(answer); // stored, not repeated
      const writes = (await forge.site.requests()).filter((request) => request.method === method);
      expect(writes).toHaveLength(2);
    });

    test('a temporary failure releases the idempotency key, even for the identical request', async () => {
      const payload = await payloadFor();
      const at = new Date();
      const headers = { 'idempotency-key': 'ticket-passing' };
      await forge.site.setFaults([
        { match: { method, path: '/group/user' }, effect: 'status', value: 502, times: 1 },
      ]);
      expect(await send(payload, { at, headers })).toEqual({
        httpStatus: 503,
        body: { status: 'unavailable' },
      });
      expect(await send(payload, { at, headers })).toEqual(DONE);
    });

    test.each([
      ['broken JSON', '{"group":'],
      ['no JSON', 'group=marketing'],
      ['an array', '[]'],
      [
        'an unknown field',
        '{"group":"marketing","accountId":"5b10ac8d82e05b22cc7d4ef5","force":true}',
      ],
      ['neither name nor id', '{"accountId":"5b10ac8d82e05b22cc7d4ef5"}'],
      ['an empty group', '{"group":"","accountId":"5b10ac8d82e05b22cc7d4ef5"}'],
      ['a blank group', '{"group":"   ","accountId":"5b10ac8d82e05b22cc7d4ef5"}'],
      ['a long group', `{"group":"${'x'.repeat(300)}","accountId":"5b10ac8d82e05b22cc7d4ef5"}`],
      ['an email', '{"group":"marketing","accountId":"ada@example.com"}'],
    ])('%s is invalid input', async (_what, body) => {
      expect(await send(body)).toEqual({
        httpStatus: 400,
        body: { status: 'invalid-input' },
      });
    });

    test('another method, and bodies that are too large, are reported before any signature check', async () => {
      const get = await fetch(url());
      expect([get.status, await get.json()]).toEqual([405, { status: 'wrong-method' }]);
      const large = await fetch(url(), { method: 'POST', body: 'x'.repeat(100 * 1_024 + 1) });
      expect([large.status, await large.json()]).toEqual([413, { status: 'too-large' }]);
      const huge = await fetch(url(), { method: 'POST', body: 'x'.repeat(5 * 1_024 * 1_024 + 1) });
      expect(huge.status).toBe(413);
    });

    test('header names may be in any case', async () => {
      const body = JSON.stringify(await payloadFor());
      const headers = Object.fromEntries(
        Object.entries(signed({ body, key: forge.info.demoKey, trigger })).map(([name, value]) => [
          name.toUpperCase(),
          value,
        ]),
      );
      expect(await rawPost(url(), body, Object.entries(headers))).toBe(doneStatus);
    });

    test('a duplicate header is not a valid signature', async () => {
      const body = JSON.stringify(await payloadFor());
      const headers = Object.entries(signed({ body, key: forge.info.demoKey, trigger }));
      for (const name of ['x-rollcall-key', 'x-rollcall-timestamp', 'x-rollcall-signature']) {
        const doubled = headers.filter(([key]) => key === name);
        expect(await rawPost(url(), body, [...headers, ...doubled])).toBe(401);
      }
    });

    test('a key for named groups opens only those', async () => {
      const { id } = await forge.site.group('finance');
      const made = await forge.call('createKey', {
        ...{ label: 'Finance only', groups: [id], actions: [action] },
      });
      if (!made.ok) throw new Error(made.failure.code);
      const key = { id: made.value.key.id, secret: made.value.secret };
      expect(await send(await payloadFor('finance'), { key })).toEqual(DONE);
      expect(await send(await payloadFor('marketing'), { key })).toEqual({
        httpStatus: 403,
        body: { status: 'group-not-allowed' },
      });

      const replaced = await forge.call('replaceKey', { keyId: key.id });
      if (!replaced.ok) throw new Error(replaced.failure.code);
      expect(await send(await payloadFor('finance'), { key })).toEqual(UNSIGNED);
      const renewed = { id: key.id, secret: replaced.value.secret };
      expect(await send(await payloadFor('finance'), { key: renewed })).toEqual(DONE);

      await forge.call('revokeKey', { keyId: key.id });
      expect(await send(await payloadFor('finance'), { key: renewed })).toEqual(UNSIGNED);
    });

    test('a key that allows only the other action is refused, whatever the group', async () => {
      const other = action === 'add' ? 'remove' : 'add';
      const payload = await payloadFor();
      const made = await forge.call('createKey', {
        ...{ label: 'The other action', groups: 'all-unprotected', actions: [other] },
      });
      if (!made.ok) throw new Error(made.failure.code);
      const key = { id: made.value.key.id, secret: made.value.secret };
      const refused = { httpStatus: 403, body: { status: 'group-not-allowed' } };
      expect(await send(payload, { key })).toEqual(refused);
      expect(await send({ ...payload, group: 'no such group' }, { key })).toEqual(refused);
      expect(await send(payload, { key: { ...key, secret: 'not the secret' } })).toEqual(UNSIGNED);
      expect(await isMember('marketing', payload.accountId)).toBe(isMemberBefore);
    });
  },
);

test('a key that was created without a choice of actions only adds', async () => {
  const made = await forge.call('createKey', { label: 'As before', groups: 'all-unprotected' });
  if (!made.ok) throw new Error(made.failure.code);
  const key = { id: made.value.key.id, secret: made.value.secret };
  const payload = { group: 'marketing', accountId: await strangerTo(forge, 'marketing') };
  expect(await forge.trigger(payload, { key })).toMatchObject({ httpStatus: 201 });
  expect(await forge.trigger(payload, { key, trigger: 'remove-member' })).toEqual({
    httpStatus: 403,
    body: { status: 'group-not-allowed' },
  });
  expect((await forge.site.group('marketing')).members).toContain(payload.accountId);
});

describe('remove-member', () => {
  const remove = (payload: unknown) => forge.trigger(payload, { trigger: 'remove-member' });

  test('never empties a group', async () => {
    const { id: groupId } = await forge.site.createGroup({ name: 'of one' });
    const accountId = await strangerTo(forge, 'of one');
    await forge.call('addMember', { groupId, accountId });
    expect(await remove({ groupId, accountId })).toEqual({
      httpStatus: 403,
      body: { status: 'group-not-allowed' },
    });
    expect((await forge.site.group('of one')).members).toEqual([accountId]);
    expect(await forge.newestRecord()).toMatchObject({
      ...{ action: 'remove', accountId, ending: { outcome: 'would-empty-group' } },
    });
  });

  test('never changes a protected group', async () => {
    for (const name of ['site-admins', 'it-operations']) {
      const { id, members } = await forge.site.group(name);
      for (const group of [{ group: name }, { groupId: id }])
        expect(await remove({ ...group, accountId: members[0] })).toEqual({
          httpStatus: 403,
          body: { status: 'group-not-allowed' },
        });
      expect((await forge.site.group(name)).members).toEqual(members);
    }
  });
});
