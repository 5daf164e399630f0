import { groupIdOf, PEOPLE } from '../../../fakes/examples';
import { over, type PortsOver } from '../../confluence/portsOver';
import { problemsOfAnswer, VERSIONS } from './description';

// Gives Rollcall the least that Atlassian describes: only the fields that are always there. So
// Rollcall can't come to need a field that only the simulated site sends.

const ID = groupIdOf(1);
const GROUP = { type: 'group', name: 'zebra', id: ID };
const PAGE = { start: 0, limit: 200, size: 1, _links: {} };
const GROUPS = { results: [GROUP], ...PAGE };
const USER = { type: 'known', accountId: PEOPLE.newcomer };
const HIT = {
  ...{ user: USER, title: '', excerpt: '', url: '', breadcrumbs: [], entityType: 'user' },
  ...{ iconCssClass: '', lastModified: '2026-11-29T10:00:00.000Z' },
};
const HITS = { results: [HIT], ...PAGE, cqlQuery: '', searchDuration: 1, totalSize: 1 };
const EMAIL = { accountId: PEOPLE.newcomer, email: 'ana@example.com' };

type Row = [what: string, body: unknown, call: (ports: PortsOver) => Promise<unknown>];

const answering = async (body: unknown, call: Row[2]): Promise<unknown> => {
  const described: string[] = [];
  const ports = over((_auth, address) => {
    const { pathname: path } = new URL(address, 'https://site.invalid');
    const answer = { status: 200, contentType: 'application/json', body: JSON.stringify(body) };
    for (const version of VERSIONS)
      described.push(...problemsOfAnswer(version, { method: 'GET', path, ...answer }));
    return Promise.resolve(Response.json(body));
  });
  const outcome = await call(ports);
  expect(described).toEqual([]);
  return outcome;
};

test.each<Row>([
  ['a page of groups', GROUPS, ({ directory }) => directory.listGroups(0, 200)],
  ['found groups', GROUPS, ({ directory }) => directory.findByText('zebra')],
  ['the first few groups', GROUPS, ({ directory }) => directory.searchByText('zebra', 8)],
  ['a group', GROUP, ({ directory }) => directory.readById(ID)],
  ['a person’s groups', GROUPS, ({ authority }) => authority.groupsOf(PEOPLE.newcomer)],
  ['groups by access', GROUPS, ({ authority }) => authority.groupsGiving('site-admin', 'short')],
  ['members', { results: [USER] }, ({ directory }) => directory.readMembers(ID, 0, 200)],
  ['a count that is left out', { results: [] }, ({ directory }) => directory.countMembers(ID)],
  ['named members', { results: [USER] }, ({ directory }) => directory.readNamedMembers(ID, 0, 50)],
  ['people by name', HITS, ({ people }) => people.namedLike('Ana')],
  ['email addresses', [EMAIL], ({ people }) => people.emailsOf([PEOPLE.newcomer])],
])('the least answer is enough for %s', async (_what, body, call) => {
  expect(await answering(body, call)).toMatchObject({ ok: true });
});

// The description allows these answers, but they don't say what was asked. Nothing is permitted then.
test.each<Row>([
  ['an admin without operations', USER, ({ authority }) => authority.viewerAdministers()],
  [
    'an owner whose operations are null',
    { ...USER, operations: null },
    ({ authority }) => authority.ownerAdministers(PEOPLE.siteAdmin),
  ],
  [
    'a member without an account ID',
    { results: [USER, { type: 'anonymous', accountId: null }] },
    ({ directory }) => directory.readMembers(ID, 0, 200),
  ],
])('%s is unavailable', async (_what, body, call) => {
  expect(await answering(body, call)).toMatchObject({ failure: { code: 'unavailable' } });
});
