import { makeConfluence } from '../../../src/forge/confluence/confluence';
import { readAddAnswer } from '../../../src/forge/confluence/confluenceAnswer';
import { makeConfluenceGroups } from '../../../src/forge/confluence/confluenceGroups';
import { makeMembershipEndpoints } from '../../../src/forge/confluence/memberships';
import { invocationDeadline } from '../../../src/forge/platform/deadline';
import { accountId, groupId } from '../../fakes/examples';
import { makeConfluenceSeam } from '../../seams/confluenceSeam';
import { beginInvocation, type ForgeFetch } from '../../seams/seamGlobals';
import { type ControlledSite, startControlledSite } from '../../seams/siteControl';

const NOW = Date.parse('2026-11-28T10:50:00Z');
const RESERVE_MS = 8_000; // the app keeps this part of an invocation’s time in reserve

let site: ControlledSite;
beforeAll(async () => {
  site = await startControlledSite();
});
beforeEach(() => site.reset());
afterAll(() => site.close());

const directoryOver = (forgeFetch: ForgeFetch, leftMs = 10_000) => {
  beginInvocation(forgeFetch, RESERVE_MS + leftMs);
  const confluence = makeConfluence(invocationDeadline(), undefined, () => NOW);
  return { ...makeConfluenceGroups(confluence), ...makeMembershipEndpoints(confluence) };
};

const add = async (forgeFetch?: ForgeFetch, leftMs?: number) => {
  const group = await site.makeGroup({ name: 'zebra' });
  const directory = directoryOver(forgeFetch ?? makeConfluenceSeam(site.url).fetch, leftMs);
  const person = accountId(site.accounts.nonAdmin);
  const answer = await directory.addMember({ groupId: groupId(group.id) }, person, {
    kind: 'app',
  });
  const members = await site.members(group.id);
  return { answer, meaning: readAddAnswer(answer), members };
};

const fault = (effect: string, value?: unknown) =>
  site.faults([
    { match: { path: '/group/userByGroupId' }, effect, ...(value !== undefined && { value }) },
  ]);

describe('an add that Confluence answers', () => {
  test.each([
    ['HTML', 502, '<html><h1>Bad gateway</h1>', 'unavailable'],
    ['nothing', 500, '', 'unavailable'],
    ['half a JSON', 403, '{"statusCode":403,"mess', 'not-permitted'],
    ['a redirect to a login page', 302, '', 'unexpected'],
  ])('with %s', async (_what, status, body, code) => {
    await fault('status', { status, body });
    expect((await add()).meaning).toMatchObject({ kind: 'failed', failure: { code } });
  });

  test('with a time to retry', async () => {
    await fault('status', {
      status: 429,
      headers: { 'Retry-After': '1200', 'RateLimit-Reason': 'confluence-quota-global-based' },
    });
    expect((await add()).meaning).toEqual({
      kind: 'failed',
      failure: {
        code: 'rate-limited',
        httpStatus: 429,
        retryAfterSeconds: 1_200,
        hourlyPoolEmpty: true,
      },
    });
  });

  test.each([
    ['1000000000', 600, true],
    ['Sat, 28 Nov 2026 11:00:00 GMT', 600, true],
    ['Sat, 28 Nov 2026 10:50:20 GMT', 20, false],
    ['0', 1, false],
  ])('with the time to retry %s', async (header, seconds, isHour) => {
    await fault('status', {
      status: 429,
      headers: { 'Retry-After': header, 'RateLimit-Reason': 'confluence-burst-based' },
    });
    expect((await add()).meaning).toEqual({
      kind: 'failed',
      failure: {
        ...{ code: 'rate-limited', httpStatus: 429, retryAfterSeconds: seconds },
        ...(isHour && { hourlyPoolEmpty: true }),
      },
    });
  });

  test('with an invalid time to retry', async () => {
    await fault('status', { status: 429, headers: { 'Retry-After': 'tomorrow' } });
    expect((await add()).meaning).toEqual({
      kind: 'failed',
      failure: { code: 'rate-limited', httpStatus: 429 },
    });
  });

  test('with a long body, of which the beginning is enough', async () => {
    await fault('status', { status: 400, body: `already in ${'x'.repeat(50_000)}` });
    const { answer, meaning } = await add();
    expect(meaning.kind).toBe('already-member');
    expect(answer).toMatchObject({ text: expect.stringMatching(/^already in x{1989}$/) as string });
  });

  test('never, after making it', async () => {
    await fault('lose-response');
    const { answer, members } = await add();
    expect(answer).toEqual({ kind: 'no-answer' });
    expect(members).toEqual([site.accounts.nonAdmin]);
  });

  test('never, without making it', async () => {
    await fault('drop');
    const { answer, members } = await add();
    expect(answer).toEqual({ kind: 'no-answer' });
    expect(members).toEqual([]);
  });

  test('later than the invocation’s time limit', async () => {
    await fault('delay', 60_000);
    const { answer } = await add(undefined, 80);
    expect(answer).toEqual({ kind: 'timed-out' });
  });
});

describe('an add without enough time left', () => {
  test('is not sent', async () => {
    const seam = makeConfluenceSeam(site.url);
    expect((await add(seam.fetch, 0)).answer).toEqual({ kind: 'not-sent' });
    expect(seam.calls).toEqual([]);
  });
});

describe('an add that the platform answers instead of Confluence', () => {
  const proxy =
    (status: number, reason: string): ForgeFetch =>
    () =>
      Promise.resolve(new Response('', { status, headers: { 'forge-proxy-error': reason } }));

  test('with its own refusal', async () => {
    expect((await add(proxy(403, 'FORBIDDEN'))).answer).toEqual({
      kind: 'refused-by-proxy',
      status: 403,
      code: 'FORBIDDEN',
    });
  });

  test('because no person is signed in', async () => {
    expect((await add(proxy(401, 'NEEDS_AUTHENTICATION_ERR'))).answer).toEqual({
      kind: 'needs-authentication',
    });
  });
});

describe('a read that Confluence answers', () => {
  const read = async (value: unknown, leftMs?: number) => {
    await site.faults([{ match: { path: '/group/by-id' }, effect: 'body', value }]);
    const directory = directoryOver(makeConfluenceSeam(site.url).fetch, leftMs);
    return directory.readById(groupId('6f1c2a0e-4b4e-4c57-9b1f-0a4f8e6f2d11'));
  };

  test.each([
    ['HTML', '<html>'],
    ['half a JSON', '{"id":"6f1c'],
    ['a group without a name', '{"id":"6f1c2a0e-4b4e-4c57-9b1f-0a4f8e6f2d11"}'],
    ['a list', '[]'],
    ['nothing', ''],
  ])('with %s counts as unanswered', async (_what, body) => {
    expect(await read({ status: 200, body })).toEqual({
      ok: false,
      failure: { code: 'unavailable', httpStatus: 200 },
    });
  });

  test('with another spelling of the group’s ID', async () => {
    const body = JSON.stringify({ id: '6F1C2A0E-4B4E-4C57-9B1F-0A4F8E6F2D11', name: 'zebra' });
    expect(await read({ status: 200, body })).toEqual({
      ok: true,
      value: { id: '6f1c2a0e-4b4e-4c57-9b1f-0a4f8e6f2d11', name: 'zebra', management: 'admins' },
    });
  });

  test('too late counts as unanswered, because it changed nothing', async () => {
    expect(await read({ status: 200, body: '{}' }, 0)).toMatchObject({
      failure: { code: 'unavailable' },
    });
  });
});

test('a bug in the request is rethrown, not treated as an answer', async () => {
  const broken: ForgeFetch = () => Promise.reject(new RangeError('a bug'));
  await expect(add(broken)).rejects.toThrow('a bug');
});

test('an add follows no redirect: a login page must not count as an answer', async () => {
  const asked: (RequestInit | undefined)[] = [];
  await add((_auth, _path, init) => {
    asked.push(init);
    return Promise.resolve(new Response('', { status: 302, headers: { location: '/login' } }));
  });
  expect(asked.map((init) => init?.redirect)).toEqual(['manual']);
});
