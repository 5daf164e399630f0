import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { answered } from '../../fakes/confluence/world';
import { accountId, groupIdOf, PEOPLE } from '../../fakes/examples';

const { siteAdmin, nobodySpecial, newcomer } = PEOPLE;
const APP = { kind: 'app' } as const;
const VIEWER = { kind: 'viewer' } as const;

const arrange = (over: { byName?: boolean; personWasThere?: boolean; account?: string } = {}) => {
  const { byName = true, account = newcomer } = over;
  const app = makeAppOverFakes();
  app.confluence.world.viewer = siteAdmin;
  const group = app.confluence.makeGroup({ name: 'editors', members: [newcomer, nobodySpecial] });
  const request = {
    action: 'remove' as const,
    group,
    accountId: accountId(account),
    namedBy: byName ? ('fresh-name' as const) : ('id' as const),
    ...(over.personWasThere !== undefined && { personWasThere: over.personWasThere }),
  };
  const remove = () => app.changeMember(request, APP);
  return { app, group, request, remove, answers: app.confluence.world.nextRemoveAnswers };
};

describe('a removal', () => {
  test('by name uses the endpoint that takes the name, between two lookups by ID', async () => {
    const { app, group, remove } = arrange();
    expect(await remove()).toMatchObject({ value: { status: 'removed', httpStatus: 204 } });
    expect(app.confluence.world.requests.map(({ call }) => call)).toEqual([
      'read',
      'remove by name',
      'read',
    ]);
    expect(app.confluence.membersOf(group.id)).toEqual([nobodySpecial]);
  });

  test('by ID uses the endpoint that takes the ID', async () => {
    const { app, remove } = arrange({ byName: false });
    await remove();
    expect(app.confluence.writes()).toEqual(['remove by id as app']);
  });

  test('by name uses the ID if the endpoint by name is retired', async () => {
    const { app, group, remove } = arrange();
    app.confluence.world.nameEndpoints = 'retired';
    expect(await remove()).toMatchObject({ value: { status: 'removed' } });
    expect(app.confluence.writes()).toEqual(['remove by name as app', 'remove by id as app']);
    expect(app.confluence.membersOf(group.id)).toEqual([nobodySpecial]);
  });

  test.each([
    [true, { status: 'removed', certain: true }],
    [false, { status: 'not-a-member', certain: false }],
    [undefined, { status: 'removed', certain: false }],
  ])('of a person who was a member, as far as is known (%s), is %j', async (known, value) => {
    const { remove } = arrange(known === undefined ? {} : { personWasThere: known });
    expect(await remove()).toMatchObject({ value });
  });

  test('that is only promised does not say that the person was no member', async () => {
    const { remove, answers } = arrange({ personWasThere: false });
    answers.push(answered(202));
    const value = { status: 'removed', certain: false, httpStatus: 202 };
    expect(await remove()).toEqual({ ok: true, value });
  });

  test.each([
    ['400', answered(400)],
    ['500 of the license command', answered(500, 'HystrixRuntimeException: AddUserToGroups')],
    ['no answer', { kind: 'no-answer' as const }],
    ['429', answered(429)],
  ])('is not repeated: %s', async (_answer, answer) => {
    const { app, remove, answers } = arrange();
    answers.push(answer);
    expect(await remove()).toMatchObject({ ok: false });
    expect(app.confluence.writes()).toHaveLength(1);
  });
});

describe('404 to a removal', () => {
  test('means that the person was not a member, if the group exists', async () => {
    const { remove } = arrange({ account: '5b10ac8d82e05b22cc7d4fff' });
    expect(await remove()).toEqual({
      ok: true,
      value: { status: 'not-a-member', certain: true, httpStatus: 404 },
    });
  });

  test('means that the group is gone, if it is', async () => {
    const { app, group, remove } = arrange();
    app.confluence.world.groups.delete(group.id);
    expect(await remove()).toMatchObject({ failure: { code: 'group-not-found' } });
  });

  test('by name means that no group has that name, if the group was renamed meanwhile', async () => {
    const { app, group, remove } = arrange();
    app.confluence.renameGroup(group.id, 'writers');
    expect(await remove()).toMatchObject({ failure: { code: 'group-not-found' } });
  });

  test('is uncertain if there is no answer about the group', async () => {
    const { app, remove, answers } = arrange();
    answers.push(answered(404));
    app.confluence.world.down.add('groups');
    expect(await remove()).toMatchObject({ failure: { code: 'unavailable' } });
  });
});

describe('the capability that a removal proves', () => {
  const attempt = async (answer?: ReturnType<typeof answered>) => {
    const { app, group, request, answers } = arrange();
    if (answer) answers.push(answer);
    const permit = { identities: [APP, VIEWER] as const, protectedGroup: false };
    const attempted = await app.tryIdentities(request, permit, siteAdmin);
    await app.recordEvidence(attempted, permit, siteAdmin, group.id);
    return { app, attempted };
  };

  test('is that it works, if the removal is carried out', async () => {
    const { app } = await attempt();
    expect(await app.capabilities.of(APP, siteAdmin)).toBe('works');
  });

  test('is nothing after a 404, which may come before the check of rights', async () => {
    const { app } = await attempt(answered(404));
    expect(await app.capabilities.of(APP, siteAdmin)).toBe('unknown');
  });

  test('is one refusal if the app is refused, and the viewer follows', async () => {
    const { app, attempted } = await attempt(answered(403));
    expect(attempted).toMatchObject({
      actedAs: 'viewer',
      result: { value: { status: 'removed' } },
    });
    await app.capabilities.noteRefusal(APP, siteAdmin, groupIdOf(9));
    expect(await app.capabilities.of(APP, siteAdmin)).toBe('refused');
  });
});
