import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findEndpoint } from '../../../../dev-host/platform/confluence/endpoints';
import type {
  AuthorityDirectory,
  GroupDirectory,
  PeopleDirectory,
} from '../../../../src/application/ports/confluence';
import type { AccountId } from '../../../../src/domain/accountId';
import type { DirectoryGroup } from '../../../../src/domain/group';
import { makeConfluence } from '../../../../src/forge/confluence/confluence';
import { makeConfluenceAuthority } from '../../../../src/forge/confluence/confluenceAuthority';
import { makeConfluenceGroups } from '../../../../src/forge/confluence/confluenceGroups';
import { makeConfluencePeople } from '../../../../src/forge/confluence/confluencePeople';
import {
  makeChangeMember,
  makeMembershipEndpoints,
} from '../../../../src/forge/confluence/memberships';
import { invocationDeadline } from '../../../../src/forge/platform/deadline';
import { accountId, groupId, groupName } from '../../../fakes/examples';
import { makeFakeCache } from '../../../fakes/fakeCache';
import { makeConfluenceSeam } from '../../../seams/confluenceSeam';
import { beginInvocation } from '../../../seams/seamGlobals';
import { type ControlledSite, startControlledSite } from '../../../seams/siteControl';
import { nameOf, operationsOf, problemsOfRequest, type Sent, VERSIONS } from './description';
import { makeExplanations, REQUESTS } from './deviations';

// Calls every function that sends requests to Confluence, over a simulated site, and compares the
// requests with Atlassian's description.

type World = { group: DirectoryGroup; person: AccountId; admin: AccountId };
type Ports = ReturnType<typeof makePorts>;
type Calls<Port> = Record<keyof Port, (ports: Ports, world: World) => Promise<unknown>>;

const GROUP_CALLS: Calls<GroupDirectory> = {
  listGroups: ({ groups }) => groups.listGroups(0, 200),
  findByText: ({ groups }, { group }) => groups.findByText(group.name),
  searchByText: ({ groups }, { group }) => groups.searchByText(group.name, 8),
  readById: ({ groups }, { group }) => groups.readById(group.id),
  readMembers: ({ groups }, { group }) => groups.readMembers(group.id, 0, 200),
  readNamedMembers: ({ groups }, { group }) => groups.readNamedMembers(group.id, 0, 50),
  countMembers: ({ groups }, { group }) => groups.countMembers(group.id),
};

const AUTHORITY_CALLS: Calls<AuthorityDirectory> = {
  viewerAdministers: ({ authority }) => authority.viewerAdministers(),
  ownerAdministers: ({ authority }, { admin }) => authority.ownerAdministers(admin),
  groupsOf: ({ authority }, { person }) => authority.groupsOf(person),
  groupsGiving: ({ authority }) => authority.groupsGiving('site-admin', 'short'),
};

const PEOPLE_CALLS: Calls<PeopleDirectory> = {
  statesOf: ({ people }, { admin, person }) => people.statesOf([admin, person]),
  namedLike: ({ people }) => people.namedLike('Zoë O’Neil (ext.)'),
  emailsOf: ({ people }, { admin, person }) => people.emailsOf([admin, person]),
};

const WRITES = (['fresh-name', 'id'] as const).flatMap((namedBy) =>
  (['add', 'remove'] as const).map(
    (action) =>
      ({ changeMember }: Ports, { group, person }: World) =>
        changeMember({ action, group, accountId: person, namedBy }, { kind: 'app' }),
  ),
);

const makePorts = () => {
  const confluence = makeConfluence(invocationDeadline());
  const groups = makeConfluenceGroups(confluence);
  const endpoints = makeMembershipEndpoints(confluence);
  return {
    groups,
    authority: makeConfluenceAuthority(confluence),
    people: makeConfluencePeople(confluence),
    changeMember: makeChangeMember({
      directory: groups,
      endpoints,
      cache: makeFakeCache(Date.now),
    }),
  };
};

let site: ControlledSite;
const sent: Sent[] = [];
const outcomes: unknown[] = [];
beforeAll(async () => {
  site = await startControlledSite();
  const seam = makeConfluenceSeam(site.url);
  seam.viewer = site.accounts.admin;
  beginInvocation((auth, address, init = {}) => {
    const { pathname, searchParams } = new URL(address, 'https://site.invalid');
    sent.push({
      method: init.method ?? 'GET',
      path: pathname,
      query: searchParams,
      contentType: new Headers(init.headers).get('content-type') ?? undefined,
      body: typeof init.body === 'string' ? init.body : undefined,
    });
    return seam.fetch(auth, address, init);
  });
  const { id, name } = await site.makeGroup({ name: 'Zebra & Co / R+D #1? 50% =' });
  const world: World = {
    group: { id: groupId(id), name: groupName(name), management: 'admins' },
    person: accountId(site.accounts.nonAdmin),
    admin: accountId(site.accounts.admin),
  };
  const ports = makePorts();
  for (const call of [
    ...Object.values(GROUP_CALLS),
    ...Object.values(AUTHORITY_CALLS),
    ...Object.values(PEOPLE_CALLS),
    ...WRITES,
  ])
    outcomes.push(await call(ports, world));
});
afterAll(() => site.close());

const explanations = makeExplanations(REQUESTS);

test.each(VERSIONS)('every request is as the version of %s describes, or explained', (version) => {
  const unexplained = sent.flatMap((request) =>
    problemsOfRequest(version, request)
      .filter((problem) => !explanations.isExplained(problem, nameOf(request), version))
      .map((problem) => `${nameOf(request)}?${request.query.toString()}: ${problem}`),
  );
  expect(unexplained).toEqual([]);
});

test('the site carries out every request', () => {
  expect(outcomes).toEqual(outcomes.map(() => expect.objectContaining({ ok: true }) as unknown));
});

test('every explained deviation occurs', () => {
  expect(explanations.unneeded()).toEqual([]);
});

test('the site gets the requests as they were sent', async () => {
  const response = await fetch(`${site.url}/dev/requests`);
  const logged = (await response.json()) as { method: string; path: string; query: string }[];
  expect(
    logged.map(({ method, path: sentTo, query }) => [
      method,
      sentTo,
      [...new URLSearchParams(query)],
    ]),
  ).toEqual(sent.map(({ method, path: sentTo, query }) => [method, sentTo, [...query]]));
});

const FOLDER = path.join(__dirname, '../../../../src/forge/confluence');

test('every path in src/forge/confluence was sent', () => {
  const source = readdirSync(FOLDER).map((name) => readFileSync(path.join(FOLDER, name), 'utf8'));
  const paths = source
    .flatMap((text) => [...text.matchAll(/\broute`(\/[^`?]+)/g)].map((match) => match[1] ?? ''))
    .map((template) => template.replaceAll(/\$\{[^}]+\}/g, '[^/]+'));
  expect(paths.length).toBeGreaterThan(10);
  const unsent = paths.filter(
    (each) => !sent.some((one) => new RegExp(`^${each}$`).test(one.path)),
  );
  expect(unsent).toEqual([]);
});

test.each(VERSIONS)('the gateway asks for the scopes that the version of %s names', (version) => {
  for (const { method, path: sentTo } of sent) {
    const operation = operationsOf(version).find(
      ({ name }) => name === nameOf({ method, path: sentTo }),
    );
    const named = operation?.operation['x-atlassian-oauth2-scopes'] ?? [];
    const recommended = named.find(({ state }) => state === 'Current') ?? named[0];
    if (recommended !== undefined)
      expect(findEndpoint(method, sentTo)?.scopes).toEqual(recommended.scopes);
  }
});
