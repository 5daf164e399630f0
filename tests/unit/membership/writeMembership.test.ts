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
  test('by name uses the endpoint that takes the name', async () => {
    const { app, group, add } = arrange();
    expect(await add()).toEqual({
      ok: true,
      value: { status: 'added', certain: true, httpStatus: 201 },
    });
    expect(app.confluence.writes()).toEqual(['add by name as app']);
    expect(app.confluence.membersOf(group.id)).toEqual([PEOPLE.newcomer]);
  });

  test('by ID uses the endpoint that takes the ID', async () => {
    const { app, add } = arrange(false);
    await add();
    expect(app.confluence.writes()).toEqual(['add by id as app']);
  });

  test('of an existing member changes nothing and is a success', async () => {
    const { add } = arrange();
    await add();
    expect(await add()).toEqual({
      ok: true,
      value: { status: 'already-member', certain: true, httpStatus: 409 },
    });
  });
});

describe('a site that has retired the endpoint by name', () => {
  test('gets the same change by ID', async () => {
    const { app, group, add } = arrange();
    app.confluence.world.nameEndpoints = 'retired';
    expect(await add()).toMatchObject({ value: { status: 'added' } });
    expect(app.confluence.writes()).toEqual(['add by name as app', 'add by id as app']);
    expect(app.confluence.membersOf(group.id)).toEqual([PEOPLE.newcomer]);
  });

  test('is remembered for a week, so that the next change uses the ID at once', async () => {
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

  test('still gets the change if nothing can be cached', async () => {
    const { app, add } = arrange();
    app.cache.breakDown();
    app.confluence.world.nameEndpoints = 'retired';
    expect(await add()).toMatchObject({ value: { status: 'added' } });
  });

  test('is unexpected if the endpoint by ID is gone too', async () => {
    const { add, answers } = arrange(false);
    answers.push(answered(410));
    expect(await add()).toEqual({
      ok: false,
      failure: { code: 'unexpected', httpStatus: 410 },
    });
  });
});

describe('a failure of the license command', () => {
  test('is retried once', async () => {
    const { add, answers } = arrange();
    answers.push(HYSTRIX);
    expect(await add()).toMatchObject({ value: { status: 'added', certain: true } });
  });

  test('means no seats if it comes twice, and there is no third attempt', async () => {
    const { app, add, answers } = arrange();
    answers.push(HYSTRIX, HYSTRIX);
    expect(await add()).toEqual({
      ok: false,
      failure: { code: 'no-seats', httpStatus: 500, certain: false },
    });
    expect(app.confluence.writes()).toHaveLength(2);
  });

  test('followed by an existing membership leaves the author of the change open', async () => {
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
  ])('followed by %s does not prove that nothing was done', async (_then, answer, details) => {
    const { add, answers } = arrange();
    answers.push(HYSTRIX, answer);
    expect(await add()).toEqual({
      ok: false,
      failure: { code: 'unavailable', certain: false, ...details },
    });
  });

  test('followed by a timeout is uncertain too', async () => {
    const { add, answers } = arrange();
    answers.push(HYSTRIX, { kind: 'timed-out' });
    expect(await add()).toEqual({ ok: false, failure: { code: 'timed-out', certain: false } });
  });

  test('followed by 404 is a missing group or account, because no one can be in it', async () => {
    const { add, answers } = arrange(false, accountId('5b10ac8d82e05b22cc7d4fff'));
    answers.push(HYSTRIX);
    expect(await add()).toMatchObject({ failure: { code: 'account-not-found' } });
  });
});

describe('404 to an add', () => {
  test('means that the account does not exist, if the group exists', async () => {
    const { add } = arrange(true, accountId('5b10ac8d82e05b22cc7d4fff'));
    expect(await add()).toEqual({
      ok: false,
      failure: { code: 'account-not-found', httpStatus: 404 },
    });
  });

  test('means that the group is gone, if it is', async () => {
    const { app, group, add } = arrange();
    app.confluence.world.groups.delete(group.id);
    expect(await add()).toMatchObject({ failure: { code: 'group-not-found' } });
  });

  test('by name means that no group has that name, if the group was renamed meanwhile', async () => {
    const { app, group, add } = arrange();
    app.confluence.renameGroup(group.id, 'writers');
    expect(await add()).toMatchObject({ failure: { code: 'group-not-found' } });
  });

  test('by ID is about the account, if the group was renamed meanwhile', async () => {
    const { app, group, add } = arrange(false, accountId('5b10ac8d82e05b22cc7d4fff'));
    app.confluence.renameGroup(group.id, 'writers');
    expect(await add()).toMatchObject({ failure: { code: 'account-not-found' } });
  });

  test('is uncertain if there is no answer about the group', async () => {
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
])('no other answer is retried: %s', async (_answer, answer) => {
  const { app, add, answers } = arrange();
  answers.push(answer);
  expect(await add()).toMatchObject({ ok: false });
  expect(app.confluence.writes()).toHaveLength(1);
});
