import { FetchError } from '@forge/api';
import { makeConfluence } from '../../../src/forge/confluence/confluence';
import { makeConfluenceAuthority } from '../../../src/forge/confluence/confluenceAuthority';
import { makeConfluenceGroups } from '../../../src/forge/confluence/confluenceGroups';
import { invocationDeadline } from '../../../src/forge/deadline';
import { failureOfAnswer } from '../../../src/domain/failureOfAnswer';
import { aGroup, PEOPLE } from '../../fakes/examples';
import { beginInvocation, type ForgeFetch } from '../../seams/seamGlobals';

const over = (forgeFetch: ForgeFetch) => {
  beginInvocation(forgeFetch);
  const confluence = makeConfluence(invocationDeadline());
  return {
    directory: makeConfluenceGroups(confluence),
    authority: makeConfluenceAuthority(confluence),
  };
};

type Ports = ReturnType<typeof over>;

const READS: [string, (ports: Ports) => Promise<unknown>][] = [
  ['a group by its id', ({ directory }) => directory.readById(aGroup().id)],
  ['groups by a text', ({ directory }) => directory.findByText('x')],
  ['a few groups by a text', ({ directory }) => directory.searchByText('x', 20)],
  ['members of a group', ({ directory }) => directory.readMembers(aGroup().id, 0, 2)],
  ['how many members a group has', ({ directory }) => directory.countMembers(aGroup().id)],
  ['the groups of an account', ({ authority }) => authority.groupsOf(PEOPLE.newcomer)],
  ['the groups that give admin', ({ authority }) => authority.groupsGiving('admin')],
];

const answering =
  (status: number, headers: Record<string, string> = {}): ForgeFetch =>
  () =>
    Promise.resolve(new Response('{"message":"no"}', { status, headers }));

describe('a read as the app that is refused', () => {
  test.each(READS)('means that the app is not let in: %s', async (_what, read) => {
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

describe('a connection that @forge/api says has failed', () => {
  const broken: ForgeFetch = () => Promise.reject(new FetchError('socket hang up'));

  test.each(READS)('is unavailable to a read: %s', async (_what, read) => {
    expect(await read(over(broken))).toEqual({ ok: false, failure: { code: 'unavailable' } });
  });

  test.each(['addMember', 'removeMember'] as const)('is unavailable to %s', async (write) => {
    const target = { by: 'id' as const, id: aGroup().id };
    const { directory } = over(broken);
    const answer = await directory[write](target, PEOPLE.newcomer, { as: 'app' });
    expect(answer).toEqual({ kind: 'no-answer' });
    expect(failureOfAnswer(answer)).toEqual({ code: 'unavailable' });
  });
});
