import { CHECKS } from '../../conformance/assumptions';
import { type Session, CannotStart } from '../../conformance/session';
import { type SimulatedSite, startSimulatedSite } from '../../conformance/simulated';
import { sessionWith, stateOf, statesOf } from './openRun';

let site: SimulatedSite;
beforeAll(async () => {
  site = await startSimulatedSite('granted');
});
beforeEach(() => site.dev('POST', 'reset'));
afterAll(() => site.close());

const GROUP = '/wiki/rest/api/group';

const some = (...assumptions: string[]) => ({
  checks: CHECKS.filter(({ assumption }) => assumptions.includes(assumption)),
});

const why = (session: Session, assumption: string): string => {
  const found = session.results.find(({ check }) => check.assumption === assumption);
  return found?.verdict.state === 'not-checked' ? found.verdict.reason : `${found?.verdict.state}`;
};

const fails = async (session: Promise<Session>): Promise<string> => {
  const error: unknown = await session.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(CannotStart);
  return error instanceof Error ? error.message : '';
};

describe('a run does not begin', () => {
  test('with a wrong token', async () => {
    const access = { ...site.access, token: 'wrong' };
    const message = await fails(sessionWith(site, { access }));
    expect(message).toContain('refused the email and the token (401)');
    expect(message).toContain('ROLLCALL_API_TOKEN');
    expect(message).not.toContain('wrong');
  });

  test('on a site that answers a wrong token as an anonymous visitor', async () => {
    const value = { body: JSON.stringify({ type: 'anonymous', displayName: 'Anonymous' }) };
    await site.dev('PUT', 'faults', [{ match: {}, effect: 'body', value }]);
    expect(await fails(sessionWith(site))).toContain('refused the email and the token (200)');
  });

  test('without access to Confluence', async () => {
    await site.dev('PUT', 'faults', [{ match: {}, effect: 'status', value: 403 }]);
    expect(await fails(sessionWith(site))).toContain('may not use Confluence');
  });

  test('without a network, or with an unknown host', async () => {
    const closed = await startSimulatedSite('granted');
    await closed.close();
    for (const url of [closed.access.url, 'https://nothing.invalid']) {
      const message = await fails(sessionWith(site, { access: { ...site.access, url } }));
      expect(message).toMatch(/^No answer came from \S+ \((?:ECONN|UND_ERR|ENOTFOUND|EAI)/);
      expect(message).toContain('Nothing was changed');
    }
  });

  test('on a site that leads elsewhere, and the token does not follow', async () => {
    const elsewhere = await startSimulatedSite('granted');
    const value = { status: 302, headers: { Location: `${elsewhere.access.url}/wiki/login` } };
    await site.dev('PUT', 'faults', [{ match: {}, effect: 'status', value }]);
    expect(await fails(sessionWith(site))).toContain('leads to another address (302');
    expect(await elsewhere.dev('GET', 'requests')).toEqual([]);
    await elsewhere.close();
  });

  test('on a site without Confluence', async () => {
    await site.dev('PUT', 'faults', [
      { match: {}, effect: 'body', value: { status: 404, body: '<html>Not here</html>' } },
    ]);
    expect(await fails(sessionWith(site))).toContain('has no Confluence');
  });
});

test('without the rights, it checks what can be read, and says why it checks nothing else', async () => {
  const { users } = await stateOf(site);
  const token = `token-${site.accounts.confluenceAdmin}`;
  const email = users.find(({ accountId }) => accountId === site.accounts.confluenceAdmin)?.email;
  const before = await stateOf(site);
  const session = await sessionWith(site, {
    access: { ...site.access, email: email ?? '', token },
  });
  expect(session.results).toHaveLength(CHECKS.length);
  expect(statesOf(session)).toMatchObject({
    'access-administer': 'as-assumed',
    'group-read-unknown': 'as-assumed',
    'person-groups': 'as-assumed',
    search: 'as-assumed',
    'member-add': 'not-checked',
    'group-list-own-rights': 'not-checked',
    'member-add-unknown-group': 'not-checked',
  });
  expect(why(session, 'group-create')).toContain('may not create groups (403: ');
  expect(why(session, 'member-add')).toContain('did not create a group (403: ');
  expect(Object.values(statesOf(session))).not.toContain('different');
  expect(session.report).toContain('The run created no groups, and changed nothing.');
  expect(await stateOf(site)).toEqual(before);
});

describe('on a Free plan', () => {
  test.each([
    [402, { statusCode: 402, message: 'Upgrade your plan to manage groups' }],
    [404, '<html>Not found</html>'],
  ])('that answers %d to a new group, nothing is written', async (value, body) => {
    const before = await stateOf(site);
    await site.dev('PUT', 'faults', [
      { match: { method: 'POST', path: GROUP }, effect: 'status', value: { status: value, body } },
    ]);
    const session = await sessionWith(site, some('group-create', 'member-add', 'group-list'));
    expect(statesOf(session)).toEqual({
      'group-create': 'different',
      'member-add': 'not-checked',
      'group-list': 'as-assumed',
    });
    expect(why(session, 'member-add')).toContain(`${value}: `);
    expect(await stateOf(site)).toEqual(before);
  });

  test('that lets no one change members, the groups are still removed', async () => {
    const before = await stateOf(site);
    await site.dev('PUT', 'faults', [
      {
        match: { path: `${GROUP}/userByGroupId` },
        effect: 'status',
        value: { status: 403, body: { statusCode: 403, message: 'Not on your plan' } },
      },
    ]);
    const session = await sessionWith(
      site,
      some('group-create', 'member-add', 'member-list', 'member-list-empty'),
    );
    expect(statesOf(session)).toEqual({
      'group-create': 'as-assumed',
      'member-add': 'not-checked',
      'member-list': 'not-checked',
      'member-list-empty': 'as-assumed',
    });
    expect(why(session, 'member-add')).toBe(
      "the site did not remove the token's account (403: Not on your plan)",
    );
    expect(await stateOf(site)).toEqual(before);
  });

  test('that shows neither who manages a group nor lists by access, the report says so', async () => {
    const group = { type: 'group', id: 'some-id', name: 'some name' };
    await site.dev('PUT', 'faults', [
      {
        match: { path: `${GROUP}/by-id`, method: 'GET' },
        effect: 'body',
        value: { body: JSON.stringify(group) },
      },
      { match: { path: 'accessType' }, effect: 'status', value: 400 },
    ]);
    const session = await sessionWith(site, some('group-managed-by', 'group-list-site-admin'));
    expect(session.report).toContain('as assumed: not shown');
    expect(statesOf(session)).toMatchObject({ 'group-list-site-admin': 'different' });
  });
});

test('if one request gets no answer, its check says so and the others go on', async () => {
  await site.dev('PUT', 'faults', [{ match: { path: '/user/memberof' }, effect: 'drop' }]);
  const session = await sessionWith(site, some('member-add', 'person-groups', 'lookup'));
  expect(statesOf(session)).toEqual({
    'member-add': 'as-assumed',
    'person-groups': 'not-checked',
    lookup: 'as-assumed',
  });
  expect(why(session, 'person-groups')).toMatch(/^the site did not answer \(/);
  expect(session.leftovers).toEqual([]);
});
