import { startControlledSite, type ControlledSite } from '../../seams/siteControl';

let site: ControlledSite;
beforeAll(async () => {
  site = await startControlledSite();
});
beforeEach(() => site.reset());
afterAll(() => site.close());

type Page = { results: { id?: string; name?: string; accountId?: string }[]; totalSize?: number };

const send = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Response> =>
  fetch(`${site.url}/wiki/rest/api${path}`, {
    method,
    headers: { authorization: 'Bearer app', 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });

const read = async (path: string): Promise<Page> =>
  (await (await send('GET', path)).json()) as Page;

const moveClock = (advanceSeconds: number): Promise<Response> =>
  fetch(`${site.url}/dev/clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceSeconds }),
  });

test('lists show a change only after the lag, and the truth shows it at once', async () => {
  const { id } = await site.makeGroup({ name: 'zebra' });
  const accountId = site.accounts.nonAdmin;
  const members = async () =>
    (await read(`/group/${id}/membersByGroupId`)).results.map((person) => person.accountId);
  const groupsOf = async () =>
    (await read(`/user/memberof?accountId=${accountId}`)).results.map((group) => group.id);
  await site.settings({ lagSeconds: 90 });

  expect((await send('POST', `/group/userByGroupId?groupId=${id}`, { accountId })).status).toBe(
    201,
  );
  expect([await members(), (await groupsOf()).includes(id)]).toEqual([[], false]);
  expect(await site.members(id)).toEqual([accountId]);
  await moveClock(91);
  expect([await members(), (await groupsOf()).includes(id)]).toEqual([[accountId], true]);

  await send('DELETE', `/group/userByGroupId?groupId=${id}&accountId=${accountId}`);
  await send('POST', `/group/userByGroupId?groupId=${id}`, { accountId });
  await send('DELETE', `/group/userByGroupId?groupId=${id}&accountId=${accountId}`);
  expect([await members(), (await groupsOf()).includes(id)]).toEqual([[accountId], true]);
  await site.settings({ lagSeconds: 0 });
  expect([await members(), (await groupsOf()).includes(id)]).toEqual([[], false]);
});

test('a list of groups by access is slow and has groups of other sites, if it is told so', async () => {
  const own = await read('/group?accessType=site-admin');
  await site.settings({ accessLists: { delayMs: 300, otherSites: 30 } });
  const startedAt = performance.now();
  const all = await read('/group?accessType=site-admin');
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(290);
  expect(all.results).toHaveLength(own.results.length + 30);
  expect(new Set(all.results.map(({ id }) => id)).size).toBe(all.results.length);
  const names = all.results.map(({ name }) => name);
  expect(new Set(names).size).toBeLessThan(names.length); // as over the sites of an organization
  const stranger = all.results.find(({ id }) => !own.results.some((group) => group.id === id));
  expect((await send('GET', `/group/by-id?id=${stranger?.id ?? ''}`)).status).toBe(404);
});

test('a list says how many entries it has, unless it is told not to', async () => {
  const asked = '/group/picker?query=project&shouldReturnTotalSize=true';
  expect((await read(asked)).totalSize).toBeGreaterThan(0);
  await site.settings({ totalSize: false });
  expect((await read(asked)).totalSize).toBeUndefined();
});
