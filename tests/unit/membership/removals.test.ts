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
  test('by name goes to the endpoint that takes the name, between two looks by ID', async () => {
    const { app, group, remove } = arrange();
    expect(await remove()).toMatchObject({ value: { status: 'removed', httpStatus: 204 } });
    expect(app.confluence.world.requests.map(({ call }) => call)).toEqual([
      'read',
      'remove by name',
      'read',
    ]);
    expect(app.confluence.membersOf(group.id)).toEqual([nobodySpecial]);
  });

  test('by id goes to the endpoint that takes the id', async () => {
    const { app, remove } = arrange({ byName: false });
    await remove();
    expect(app.confluence.writes()).toEqual(['remove by id as app']);
  });

  test('by name goes by id where the endpoint by name is retired', async () => {
    const { app, group, remove } = arrange();
    app.confluence.world.nameEndpoints = 'retired';
    expect(await remove()).toMatchObject({ value: { status: 'removed' } });
    expect(app.confluence.writes()).toEqual(['remove by name as app', 'remove by id as app']);
    expect(app.confluence.membersOf(group.id)).toEqual([nobodySpecial]);
  });

  test.each([
    [true, true],
    [false, false],
    [undefined, false],
  ])('of whom it is known that they were there (%s) is certain: %s', async (known, certain) => {
    const { remove } = arrange(known === undefined ? {} : { personWasThere: known });
    expect(await remove()).toMatchObject({ value: { status: 'removed', certain } });
  });

  test.each([
    ['400', answered(400)],
    ['500 of the licence command', answered(500, 'HystrixRuntimeException: AddUserToGroups')],
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
  test('with the group there means that nobody had to be removed', async () => {
    const { remove } = arrange({ account: '5b10ac8d82e05b22cc7d4fff' });
    expect(await remove()).toEqual({
      ok: true,
      value: { status: 'not-a-member', certain: true, httpStatus: 404 },
    });
  });

  test('with the group gone means that', async () => {
    const { app, group, remove } = arrange();
    app.confluence.world.groups.delete(group.id);
    expect(await remove()).toMatchObject({ failure: { code: 'group-not-found' } });
  });

  test('by name, with the group renamed meanwhile, means that no group has that name', async () => {
    const { app, group, remove } = arrange();
    app.confluence.renameGroup(group.id, 'writers');
    expect(await remove()).toMatchObject({ failure: { code: 'group-not-found' } });
  });

  test('with no answer about the group stays open', async () => {
    const { app, remove, answers } = arrange();
    answers.push(answered(404));
    app.confluence.world.down.add('groups');
    expect(await remove()).toMatchObject({ failure: { code: 'unavailable' } });
  });
});

describe('what a removal shows of who may write', () => {
  const attempt = async (answer?: ReturnType<typeof answered>) => {
    const { app, group, request, answers } = arrange();
    if (answer) answers.push(answer);
    const permit = { identities: [APP, VIEWER] as const, protectedGroup: false };
    const attempted = await app.tryIdentities(request, permit, siteAdmin);
    await app.recordEvidence(attempted, permit, siteAdmin, group.id);
    return { app, attempted };
  };

  test('one that is carried out shows that it works', async () => {
    const { app } = await attempt();
    expect(await app.capabilities.of(APP, siteAdmin)).toBe('works');
  });

  test('a 404 shows nothing, since it may come before anybody’s rights are looked at', async () => {
    const { app } = await attempt(answered(404));
    expect(await app.capabilities.of(APP, siteAdmin)).toBe('unknown');
  });

  test('a refusal leads to the viewer, and counts as one', async () => {
    const { app, attempted } = await attempt(answered(403));
    expect(attempted).toMatchObject({
      actedAs: 'viewer',
      result: { value: { status: 'removed' } },
    });
    await app.capabilities.noteRefusal(APP, siteAdmin, groupIdOf(9));
    expect(await app.capabilities.of(APP, siteAdmin)).toBe('refused');
  });
});
