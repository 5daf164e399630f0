import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { answered } from '../../fakes/confluence/world';
import { accountId, PEOPLE } from '../../fakes/examples';

const APP = { kind: 'app' } as const;
const HYSTRIX = answered(500, 'HystrixRuntimeException: AddUserToGroups… failed');

const arrange = (byName = true, account = PEOPLE.newcomer) => {
  const app = makeAppOverFakes();
  const group = app.confluence.makeGroup({ name: 'editors' });
  const namedBy = byName ? 'fresh-name' : 'id';
  const add = () => app.changeMember({ action: 'add', group, accountId: account, namedBy }, APP);
  return { app, group, add, answers: app.confluence.world.nextAddAnswers };
};

describe('an add', () => {
  test('by name goes to the endpoint that takes the name', async () => {
    const { app, group, add } = arrange();
    expect(await add()).toEqual({
      ok: true,
      value: { status: 'added', certain: true, httpStatus: 201 },
    });
    expect(app.confluence.writes()).toEqual(['add by name as app']);
    expect(app.confluence.membersOf(group.id)).toEqual([PEOPLE.newcomer]);
  });

  test('by id goes to the endpoint that takes the id', async () => {
    const { app, add } = arrange(false);
    await add();
    expect(app.confluence.writes()).toEqual(['add by id as app']);
  });

  test('of somebody who is there changes nothing and is a success', async () => {
    const { add } = arrange();
    await add();
    expect(await add()).toEqual({
      ok: true,
      value: { status: 'already-member', certain: true, httpStatus: 409 },
    });
  });
});

describe('a site that has retired the endpoint by name', () => {
  test('gets the same change by id', async () => {
    const { app, group, add } = arrange();
    app.confluence.world.nameEndpoints = 'retired';
    expect(await add()).toMatchObject({ value: { status: 'added' } });
    expect(app.confluence.writes()).toEqual(['add by name as app', 'add by id as app']);
    expect(app.confluence.membersOf(group.id)).toEqual([PEOPLE.newcomer]);
  });

  test('is remembered for a week, so that the next goes there straight', async () => {
    const { app, add } = arrange();
    app.confluence.world.nameEndpoints = 'retired';
    await add();
    app.clock.advance(7 * 86_400 - 1);
    await add();
    expect(app.confluence.writes().slice(2)).toEqual(['add by id as app']);
    app.clock.advance(1);
    await add();
    expect(app.confluence.writes().slice(3)).toEqual(['add by name as app', 'add by id as app']);
  });

  test('still gets the change where nothing can be remembered', async () => {
    const { app, add } = arrange();
    app.cache.breakDown();
    app.confluence.world.nameEndpoints = 'retired';
    expect(await add()).toMatchObject({ value: { status: 'added' } });
  });

  test('is a puzzle if the endpoint by id is gone too', async () => {
    const { add, answers } = arrange(false);
    answers.push(answered(410));
    expect(await add()).toEqual({
      ok: false,
      failure: { code: 'unexpected', httpStatus: 410 },
    });
  });
});

describe('the license command that fails', () => {
  test('once is tried again', async () => {
    const { add, answers } = arrange();
    answers.push(HYSTRIX);
    expect(await add()).toMatchObject({ value: { status: 'added', certain: true } });
  });

  test('twice means that no seats are left, and there is no third', async () => {
    const { app, add, answers } = arrange();
    answers.push(HYSTRIX, HYSTRIX);
    expect(await add()).toEqual({
      ok: false,
      failure: { code: 'no-seats', httpStatus: 500, certain: false },
    });
    expect(app.confluence.writes()).toHaveLength(2);
  });

  test('once and then finding the person there leaves open who put them there', async () => {
    const { add, answers } = arrange();
    answers.push(HYSTRIX, answered(409));
    expect(await add()).toMatchObject({ value: { status: 'already-member', certain: false } });
  });

  test.each([
    [
      '429',
      { ...answered(429), retryAfterSeconds: 30 },
      { httpStatus: 429, retryAfterSeconds: 30 },
    ],
    ['an empty hourly pool', { ...answered(429), rateLimitReason: 'quota' }, { httpStatus: 429 }],
    ['400', answered(400, 'no'), { httpStatus: 400 }],
    ['401', answered(401), { httpStatus: 401 }],
    ['403', answered(403), { httpStatus: 403 }],
    ['500', answered(500), { httpStatus: 500 }],
    ['no answer', { kind: 'no-answer' as const }, {}],
  ])('once and then %s does not say that nothing was done', async (_then, answer, details) => {
    const { add, answers } = arrange();
    answers.push(HYSTRIX, answer);
    expect(await add()).toEqual({
      ok: false,
      failure: { code: 'unavailable', certain: false, ...details },
    });
  });

  test('once and then no time is unknown, too', async () => {
    const { add, answers } = arrange();
    answers.push(HYSTRIX, { kind: 'timed-out' });
    expect(await add()).toEqual({ ok: false, failure: { code: 'timed-out', certain: false } });
  });

  test('once and then 404 is what is missing, since nobody can be in it', async () => {
    const { add, answers } = arrange(false, accountId('5b10ac8d82e05b22cc7d4fff'));
    answers.push(HYSTRIX);
    expect(await add()).toMatchObject({ failure: { code: 'account-not-found' } });
  });
});

describe('404 to an add', () => {
  test('with the group there means that there is no such account', async () => {
    const { add } = arrange(true, accountId('5b10ac8d82e05b22cc7d4fff'));
    expect(await add()).toEqual({
      ok: false,
      failure: { code: 'account-not-found', httpStatus: 404 },
    });
  });

  test('with the group gone means that', async () => {
    const { app, group, add } = arrange();
    app.confluence.world.groups.delete(group.id);
    expect(await add()).toMatchObject({ failure: { code: 'group-not-found' } });
  });

  test('by name, with the group renamed meanwhile, means that no group has that name', async () => {
    const { app, group, add } = arrange();
    app.confluence.renameGroup(group.id, 'writers');
    expect(await add()).toMatchObject({ failure: { code: 'group-not-found' } });
  });

  test('by id, with the group renamed meanwhile, is about the account', async () => {
    const { app, group, add } = arrange(false, accountId('5b10ac8d82e05b22cc7d4fff'));
    app.confluence.renameGroup(group.id, 'writers');
    expect(await add()).toMatchObject({ failure: { code: 'account-not-found' } });
  });

  test('with no answer about the group stays open', async () => {
    const { app, add, answers } = arrange();
    answers.push(answered(404));
    app.confluence.world.down.add('groups');
    expect(await add()).toMatchObject({ failure: { code: 'unavailable' } });
  });
});

test.each([
  ['500', answered(500)],
  ['no answer', { kind: 'no-answer' as const }],
  ['no time', { kind: 'timed-out' as const }],
  ['429', answered(429)],
])('nothing else is repeated: %s', async (_answer, answer) => {
  const { app, add, answers } = arrange();
  answers.push(answer);
  expect(await add()).toMatchObject({ ok: false });
  expect(app.confluence.writes()).toHaveLength(1);
});
