import { FetchError } from '@forge/api';
import { failureOfAnswer } from '../../../src/forge/confluence/confluenceAnswer';
import { aGroup, PEOPLE } from '../../fakes/examples';
import type { ForgeFetch } from '../../seams/seamGlobals';
import { over, type PortsOver } from './portsOver';

const READS: [string, (ports: PortsOver) => Promise<unknown>][] = [
  ['a group by its id', ({ directory }) => directory.readById(aGroup().id)],
  ['groups by a text', ({ directory }) => directory.findByText('x')],
  ['a few groups by a text', ({ directory }) => directory.searchByText('x', 20)],
  ['all groups', ({ directory }) => directory.listGroups(0, 50)],
  ['members with names', ({ directory }) => directory.readNamedMembers(aGroup().id, 0, 200)],
  ['members of a group', ({ directory }) => directory.readMembers(aGroup().id, 0, 2)],
  ['how many members a group has', ({ directory }) => directory.countMembers(aGroup().id)],
  ['the groups of an account', ({ authority }) => authority.groupsOf(PEOPLE.newcomer)],
  ['the groups that give admin', ({ authority }) => authority.groupsGiving('admin', 'short')],
  ['what accounts are', ({ people }) => people.statesOf([PEOPLE.newcomer])],
  ['people of a name', ({ people }) => people.namedLike('x')],
  ['email addresses', ({ people }) => people.emailsOf([PEOPLE.newcomer])],
];

const answering =
  (status: number, headers: Record<string, string> = {}): ForgeFetch =>
  () =>
    Promise.resolve(new Response('{"message":"no"}', { status, headers }));

describe('a read as the app that is refused', () => {
  test.each(READS)('means that the app has no access: %s', async (_what, read) => {
    expect(await read(over(answering(403)))).toEqual({
      ok: false,
      failure: { code: 'not-authenticated', httpStatus: 403 },
    });
  });

  test.each(READS)('by the platform means the same: %s', async (_what, read) => {
    const refused = answering(403, { 'forge-proxy-error': 'FORBIDDEN' });
    expect(await read(over(refused))).toEqual({
      ok: false,
      failure: { code: 'not-authenticated', httpStatus: 403 },
    });
  });
});

test('a 404 to a list of members means that the group is gone', async () => {
  const { directory } = over(answering(404));
  expect(await directory.readNamedMembers(aGroup().id, 0, 200)).toEqual({
    ok: false,
    failure: { code: 'group-not-found', httpStatus: 404 },
  });
});

test('a 404 to a list of groups of an account means that there is no such account', async () => {
  expect(await over(answering(404)).authority.groupsOf(PEOPLE.newcomer)).toEqual({
    ok: false,
    failure: { code: 'account-not-found', httpStatus: 404 },
  });
});

test('reading accounts is refused with a 404 if the app may not see people', async () => {
  expect(await over(answering(404)).people.statesOf([PEOPLE.newcomer])).toEqual({
    ok: false,
    failure: { code: 'not-authenticated', httpStatus: 404 },
  });
});

describe('whether an absent owner administers Confluence', () => {
  const SCOPE = { message: 'Unauthorized; scope does not match' };
  const ask = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    over(() =>
      Promise.resolve(new Response(JSON.stringify(body), { status, headers })),
    ).authority.ownerAdministers(PEOPLE.siteAdmin);

  test.each([401, 403])('is not answered by Confluence’s own %d', async (status) => {
    expect(await ask(status, {})).toEqual({
      ok: false,
      failure: { code: 'not-authenticated', httpStatus: status },
    });
  });

  test.each([
    [
      'that it wants the person’s consent',
      401,
      {},
      { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' },
    ],
    ['401', 401, {}, { 'forge-proxy-error': 'UNAUTHORIZED' }],
    ['403', 403, {}, { 'forge-proxy-error': 'FORBIDDEN' }],
    ['that a scope is missing', 401, SCOPE, {}],
  ])('cannot be read if the platform says %s', async (_what, status, body, headers) => {
    expect(await ask(status, body, headers as Record<string, string>)).toEqual({
      ok: true,
      value: 'not-impersonated',
    });
  });

  test.each([429, 500, 503])('is unknown after a %d', async (status) => {
    expect(await ask(status, {})).toMatchObject({ ok: false });
  });
});

test('a 403 to the admin at the page means that they may not use Confluence', async () => {
  expect(await over(answering(403)).authority.viewerAdministers()).toEqual({
    ok: true,
    value: false,
  });
});

describe('a failed connection of @forge/api', () => {
  const broken: ForgeFetch = () => Promise.reject(new FetchError('socket hang up'));

  test.each(READS)('is unavailable to a read: %s', async (_what, read) => {
    expect(await read(over(broken))).toEqual({ ok: false, failure: { code: 'unavailable' } });
  });

  test.each(['addMember', 'removeMember'] as const)('is unavailable to %s', async (write) => {
    const target = { groupId: aGroup().id };
    const { directory } = over(broken);
    const answer = await directory[write](target, PEOPLE.newcomer, { kind: 'app' });
    expect(answer).toEqual({ kind: 'no-answer' });
    expect(failureOfAnswer(answer)).toEqual({ code: 'unavailable' });
  });
});
