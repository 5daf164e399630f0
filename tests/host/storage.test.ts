import { sharedLocalForge, type LocalForge } from './support/localForge';
import { strangerTo } from './support/people';

let forge: LocalForge;
beforeAll(async () => {
  forge = await sharedLocalForge();
});
afterEach(() => forge.clearFaults());
afterAll(() => forge.stop());

const writes = async () => (await forge.site.requests()).filter(({ method }) => method === 'POST');

test('nothing runs if the record cannot be started', async () => {
  const accountId = await strangerTo(forge, 'marketing');
  await forge.site.forgetRequests();
  await forge.setFaults([{ target: 'kvs', effect: 'fail', match: '/entity/set' }]);
  expect(await forge.call('addMember', { groupName: 'marketing', accountId })).toEqual({
    ok: false,
    failure: { code: 'unavailable' },
  });
  expect(await forge.trigger({ group: 'marketing', accountId })).toEqual({
    httpStatus: 503,
    body: { status: 'unavailable' },
  });
  expect(await writes()).toEqual([]);
});

test('the change is made and says so if the record cannot be completed', async () => {
  const accountId = await strangerTo(forge, 'marketing');
  await forge.setFaults([{ target: 'kvs', effect: 'fail', match: '/entity/set', after: 1 }]);
  expect(await forge.call('addMember', { groupName: 'marketing', accountId })).toMatchObject({
    ok: true,
    value: { status: 'added', recorded: false },
  });
  await forge.clearFaults();
  const record = await forge.newestRecord();
  expect(record).toMatchObject({ accountId, group: { name: 'marketing' } });
  expect(record).not.toHaveProperty('ending');
});

test('a storage that refuses everything lets no call through', async () => {
  const accountId = await strangerTo(forge, 'marketing');
  await forge.site.forgetRequests();
  await forge.setFaults([{ target: 'kvs', effect: 'fail' }]);
  expect(await forge.trigger({ group: 'marketing', accountId })).toEqual({
    httpStatus: 503,
    body: { status: 'unavailable' },
  });
  expect(await writes()).toEqual([]);
});

test('an invocation killed after the write leaves an open record, and a repeat is safe', async () => {
  const accountId = await strangerTo(forge, 'marketing');
  const isMember = async () => (await forge.site.group('marketing')).members.includes(accountId);
  // The record is started and the person is added; then the record is to be completed.
  await forge.setFaults([
    { target: 'kvs', effect: 'kill', match: '/entity/set', after: 1, times: 1 },
  ]);
  expect(await forge.call('addMember', { groupName: 'marketing', accountId })).not.toMatchObject({
    ok: true,
  });
  await forge.clearFaults();
  expect(await isMember()).toBe(true);
  const open = await forge.newestRecord();
  expect(open).toMatchObject({ accountId, group: { name: 'marketing' } });
  expect(open).not.toHaveProperty('ending');

  const again = await forge.call('addMember', { groupName: 'marketing', accountId });
  expect(again).toMatchObject({ ok: true, value: { status: 'already-member' } });
  expect(await isMember()).toBe(true);
});

test('the functions’ writes to storage are counted', async () => {
  const used = async () =>
    (await (await fetch(`${forge.url}/dev/storage`)).json()) as { writes: number; bytes: number };
  const before = await used();
  const accountId = await strangerTo(forge, 'marketing');
  await forge.call('addMember', { groupName: 'marketing', accountId });
  const after = await used();
  expect(after.writes).toBeGreaterThanOrEqual(before.writes + 2); // started, and completed
  expect(after.bytes).toBeGreaterThan(before.bytes + after.writes - before.writes);
});
