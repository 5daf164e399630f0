import { sharedLocalForge, type LocalForge } from './support/localForge';
import { strangerTo } from './support/people';

let forge: LocalForge;
beforeAll(async () => {
  forge = await sharedLocalForge();
});
afterAll(() => forge.stop());

test('a person added by name is in the group, added once, as the app', async () => {
  const accountId = await strangerTo(forge, 'marketing');
  await forge.site.forgetRequests();

  const outcome = await forge.call('addMember', { groupName: 'marketing', accountId });

  const group = await forge.site.group('marketing');
  expect(outcome).toEqual({
    ok: true,
    value: {
      status: 'added',
      groupId: group.id,
      groupName: 'marketing',
      accountId,
      actedAs: 'app',
      certain: true,
      recorded: true,
    },
  });
  expect(group.members).toContain(accountId);
  const writes = (await forge.site.requests()).filter(({ method }) => method === 'POST');
  expect(writes).toEqual([expect.objectContaining({ status: 201, identity: 'app' })]);
  expect(writes[0]?.path).toContain('/wiki/rest/api/group/user');
});

test('adding a member again is a success that changes nothing', async () => {
  const accountId = await strangerTo(forge, 'marketing');
  await forge.call('addMember', { groupName: 'marketing', accountId });
  expect(await forge.call('addMember', { groupName: 'marketing', accountId })).toMatchObject({
    ok: true,
    value: { status: 'already-member', certain: true },
  });
});

test('two admins who add the same person at once both succeed, and one of them adds', async () => {
  const accountId = await strangerTo(forge, 'marketing');
  const { id: groupId } = await forge.site.group('marketing');
  const { members } = await forge.site.group('site-admins');
  const { users } = await forge.site.state();
  const isActive = (id: string) => users.some((user) => user.accountId === id && user.active);
  const admins = members.filter(isActive).slice(0, 2);
  expect(new Set(admins).size).toBe(2);
  const outcomes = await Promise.all(
    admins.map((admin) => forge.call('addMember', { groupId, accountId }, admin)),
  );
  const statuses = outcomes.map((outcome) => (outcome.ok ? outcome.value.status : outcome));
  expect(statuses.toSorted()).toEqual(['added', 'already-member']);
  const records = await forge.call('listChanges', {});
  const actors = records.ok ? records.value.slice(0, 2).map(({ actor }) => actor) : [];
  expect(new Set(actors)).toEqual(
    new Set(admins.map((admin) => ({ kind: 'account', accountId: admin }))),
  );
});

test('a group whose name contains every awkward character gets its member', async () => {
  const { groups } = await forge.site.state();
  const awkward = groups.filter(({ name }) =>
    /[/+&#?%'"]|^\s|\p{Emoji_Presentation}|[\u0590-\u06ff]/u.test(name),
  );
  expect(awkward.length).toBeGreaterThanOrEqual(6);
  for (const { name } of awkward) {
    const accountId = await strangerTo(forge, name);
    const outcome = await forge.call('addMember', { groupName: name, accountId });
    expect(outcome).toMatchObject({ ok: true, value: { status: 'added', groupName: name } });
    expect((await forge.site.group(name)).members).toContain(accountId);
  }
});

test('every change is on record afterwards, whatever its result', async () => {
  const accountId = await strangerTo(forge, 'marketing');
  await forge.call('addMember', { groupName: 'marketing', accountId });
  await forge.call('addMember', { groupName: 'no such group', accountId });

  const records = await forge.call('listChanges', {});

  if (!records.ok) throw new Error(records.failure.code);
  const [newest, before] = records.value;
  expect(newest).toMatchObject({ accountId, ending: { outcome: 'group-not-found' } });
  expect(newest).not.toHaveProperty('group');
  expect(before).toMatchObject({
    actor: { kind: 'account', accountId: forge.info.accounts.admin },
    accountId,
    group: { name: 'marketing' },
    ending: { outcome: 'added', actedAs: 'app', httpStatus: 201 },
  });
});

test('the log contains no name, no email and no body', async () => {
  const accountId = await strangerTo(forge, 'marketing');
  await forge.call('addMember', { groupName: 'marketing', accountId });
  const logs = await forge.logs();
  expect(logs).not.toContain('marketing');
  expect(logs).not.toContain('@example.com');
  expect(logs).not.toContain(forge.info.demoKey.secret);
});
