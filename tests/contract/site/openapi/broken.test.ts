import { type ControlledSite, startControlledSite } from '../../../seams/siteControl';
import { nameOf, problemsOfAnswer, problemsOfRequest, type Sent, VERSIONS } from './description';
import { ANSWERS, makeExplanations, REQUESTS } from './deviations';

// Shows that the comparison with Atlassian's description can fail.

let site: ControlledSite;
beforeAll(async () => {
  site = await startControlledSite();
});
afterAll(() => site.close());

const page = (results: unknown, rest: object = {}) => ({
  ...{ results, start: 0, limit: 200, size: 1 },
  ...{ _links: { base: 'https://site.invalid/wiki' }, ...rest },
});
const group = { type: 'group', name: 'zebra', id: '1' };
const user = { type: 'known', accountId: 'a', accountType: 'atlassian' };

const GROUPS = '/group/picker?query=zebra';
const MEMBERS = '/group/1/membersByGroupId';

/** What is wrong, a path, the answer that replaces the site's, and what the comparison says. */
const ANSWERS_WITH_FAULTS: [string, string, object, string][] = [
  ['a missing field', GROUPS, page([{ ...group, id: undefined }]), 'body/results/*/id is missing'],
  [
    'a misspelled field',
    MEMBERS,
    page([{ ...user, displayname: 'Ana' }]),
    '*/displayname is unknown',
  ],
  ['a field of another type', GROUPS, page([{ ...group, id: 1 }]), '*/id must be string'],
  [
    'a value that is not in the list',
    MEMBERS,
    page([{ ...user, type: 'admin' }]),
    '*/type must be',
  ],
  [
    'a page without its links',
    GROUPS,
    { ...page([group]), _links: undefined },
    '_links is missing',
  ],
  ['a number with decimals', GROUPS, page([group], { size: 1.5 }), 'body/size must be integer'],
  ['a number that is too large', MEMBERS, page([user], { limit: 2 ** 40 }), 'must match format'],
  ['one object for a list', '/group', group, 'body/results is missing'],
];

/** What is unexplained in the answer to a read, for each version. */
const problemsAt = async (path: string): Promise<string[][]> => {
  const url = new URL(`${site.url}/wiki/rest/api${path}`);
  const response = await fetch(url, { headers: { authorization: 'Bearer app' } });
  const answered = {
    ...{ method: 'GET', path: url.pathname, status: response.status },
    contentType: response.headers.get('content-type'),
    body: await response.text(),
  };
  const { isExplained } = makeExplanations(ANSWERS);
  return VERSIONS.map((version) =>
    problemsOfAnswer(version, answered).filter(
      (problem) => !isExplained(problem, nameOf(answered), version),
    ),
  );
};

const breakAnswers = (value: object): Promise<unknown> =>
  site.faults([{ match: { path: '/wiki/rest/api/*' }, effect: 'body', value }]);

test('the answers that are broken below are right without the fault', async () => {
  for (const path of [GROUPS, MEMBERS, '/group']) expect(await problemsAt(path)).toEqual([[], []]);
});

test.each(ANSWERS_WITH_FAULTS)(
  'an answer with %s is refused',
  async (_what, path, body, problem) => {
    await breakAnswers({ status: 200, body: JSON.stringify(body) });
    for (const problems of await problemsAt(path)) expect(problems.join('; ')).toContain(problem);
  },
);

test.each<[string, object, string]>([
  ['HTML', { body: '<html></html>', contentType: 'text/html' }, 'content type text/html'],
  ['incomplete JSON', { body: '{"results":[' }, 'the body is not JSON'],
  ['a status that is not described', { status: 418 }, 'status 418'],
])('an answer with %s is refused', async (_what, value, problem) => {
  await breakAnswers(value);
  expect(await problemsAt(GROUPS)).toEqual(VERSIONS.map(() => [problem]));
});

test('a body where none is described is refused', () => {
  const answered = { method: 'POST', path: '/wiki/rest/api/group/userByGroupId', status: 201 };
  for (const version of VERSIONS)
    expect(problemsOfAnswer(version, { ...answered, contentType: null, body: '{}' })).toEqual([
      'the body is not empty',
    ]);
});

const send = (method: string, path: string, body?: unknown): Sent => {
  const { pathname, searchParams } = new URL(`/wiki/rest/api${path}`, 'https://site.invalid');
  return {
    ...{ method, path: pathname, query: searchParams },
    ...(body !== undefined && { contentType: 'application/json', body: JSON.stringify(body) }),
  };
};

test.each<[string, Sent, string]>([
  ['a misspelled parameter', send('GET', '/group/by-id?id=1&ID=1'), '?ID is unknown'],
  ['no value for a required one', send('GET', '/group/picker?limit=5'), '?query is missing'],
  ['a text for a number', send('GET', '/group?limit=all'), '?limit must be integer'],
  ['a negative number', send('GET', '/group?start=-1'), '?start must be >= 0'],
  [
    'a value that is not in the list',
    send('GET', '/group?accessType=owner'),
    '?accessType must be',
  ],
  ['a repeated parameter', send('GET', '/group/by-id?id=1&id=2'), '?id is repeated'],
  [
    'an unknown item in a list',
    send('GET', '/user/current?expand=operations,groups'),
    '?expand/* must be',
  ],
  ['no body', send('POST', '/group/userByGroupId?groupId=1'), 'the body is missing'],
  [
    'a misspelled field',
    send('POST', '/group/userByGroupId?groupId=1', { accountId: 'a', accountid: 'a' }),
    'body/accountid is unknown',
  ],
  ['a body for a GET', send('GET', '/group', {}), 'a body is not described'],
  ['a misspelled path', send('GET', '/groups'), 'the operation is not described'],
  ['another method', send('DELETE', '/group/picker?query=a'), 'the operation is not described'],
])('a request with %s is refused', (_what, sent, problem) => {
  const { isExplained } = makeExplanations(REQUESTS);
  for (const version of VERSIONS) {
    const problems = problemsOfRequest(version, sent);
    expect(problems).toEqual([expect.stringContaining(problem)]);
    expect(isExplained(problems[0] ?? '', nameOf(sent), version)).toBe(false);
  }
});

test('an explanation that nothing needs is found', () => {
  const explanations = makeExplanations(REQUESTS);
  expect(explanations.isExplained('the operation is not described', 'GET /user', '2024-02')).toBe(
    false,
  );
  expect(explanations.unneeded()).toEqual(REQUESTS);
});
