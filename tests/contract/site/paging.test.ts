import { startControlledSite, type ControlledSite } from '../../seams/siteControl';

let site: ControlledSite;
let group: { id: string };
let members: string[]; // in the order in which the site lists them
beforeAll(async () => {
  site = await startControlledSite();
});
beforeEach(async () => {
  await site.reset();
  group = await site.makeGroup({ name: 'seven people' });
  const people = (await site.users()).filter(
    ({ active, accountType }) => active && accountType === 'atlassian',
  );
  for (const { accountId } of people.slice(0, 7)) await add(accountId);
  members = (await list(`/group/${group.id}/membersByGroupId`)).flatMap((page) => page.entries);
});
afterAll(() => site.close());

type Body = {
  results: { accountId?: string; name?: string; user?: { accountId: string } }[];
  start: number;
  size: number;
  _links: { next?: string };
};
type Page = { entries: string[]; start: number; size: number; next: string | undefined };

const send = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${site.url}/wiki${path}`, {
    ...init,
    headers: { authorization: 'Bearer app', 'content-type': 'application/json' },
  });

const add = async (accountId: string): Promise<void> => {
  const body = JSON.stringify({ accountId });
  const path = `/rest/api/group/userByGroupId?groupId=${group.id}`;
  expect((await send(path, { method: 'POST', body })).status).toBe(201);
};

/** The page at a path below `/wiki`, as `next` has it. */
const pageAt = async (path: string): Promise<Page> => {
  const { results, start, size, _links } = (await (await send(path)).json()) as Body;
  const entries = results.map(({ accountId, name, user }) => accountId ?? name ?? user?.accountId);
  return { entries: entries.map(String), start, size, next: _links.next };
};

const MAX_PAGES = 12;

/** Follows `next` to the end, or for a number of pages. */
const list = async (path: string): Promise<Page[]> => {
  const pages = [await pageAt(`/rest/api${path}`)];
  for (let { next } = pages[0] ?? {}; next !== undefined && pages.length < MAX_PAGES;) {
    const page = await pageAt(next);
    pages.push(page);
    next = page.next;
  }
  return pages;
};

const sizes = (pages: Page[]): number[] => pages.map(({ size }) => size);
const membersPath = (more = ''): string => `/group/${group.id}/membersByGroupId?limit=200${more}`;

test('without a cut, a page contains as many entries as requested', async () => {
  expect(sizes(await list(membersPath()))).toEqual([7]);
});

test('a cut page continues after the entries that it sent, and nothing is lost or repeated', async () => {
  await site.settings({ pageCut: 3 });
  const pages = await list(membersPath());
  expect(pages.map(({ start, size }) => [start, size])).toEqual([
    [0, 3],
    [3, 3],
    [6, 1],
  ]);
  expect(pages.flatMap(({ entries }) => entries)).toEqual(members);
  expect(sizes(await list(`/group/${group.id}/membersByGroupId?limit=2`))).toEqual([2, 2, 2, 1]);
});

test.each([
  ['groups', () => '/group?accessType=user&limit=200'],
  ['members by name', () => '/group/member?name=seven%20people&limit=200'],
  ['the groups of an account', () => `/user/memberof?accountId=${members[0] ?? ''}&limit=200`],
  ['found people', () => '/search/user?cql=user.fullname~"a"&limit=200'],
])('the cut applies to %s too', async (_what, path) => {
  const [whole] = await list(path());
  await site.settings({ pageCut: 1, pickerCut: 2 });
  const [first, second] = await list(path());
  expect(first?.entries).toEqual(whole?.entries.slice(0, 1));
  expect(second?.entries ?? []).toEqual(whole?.entries.slice(1, 2));
});

test('the picker has its own cut', async () => {
  for (const name of ['zebra 1', 'zebra 2', 'zebra 3']) await site.makeGroup({ name });
  await site.settings({ pageCut: 1 });
  expect(sizes(await list('/group/picker?query=zebra&limit=200'))).toEqual([3]);
  await site.settings({ pageCut: null, pickerCut: 2 });
  expect(sizes(await list('/group/picker?query=zebra&limit=200'))).toEqual([2, 1]);
  expect(sizes(await list(membersPath()))).toEqual([7]);
});

test.each([
  [3, [3, 3, 3]],
  [4, [4, 4]],
  [200, [7]],
])('with a cut of %d each page can start with the last entry before it', async (pageCut, sent) => {
  await site.settings({ pageCut, repeats: true });
  const pages = await list(membersPath());
  expect(sizes(pages)).toEqual(sent);
  for (const [at, { entries }] of pages.entries())
    if (at > 0) expect(entries[0]).toBe(pages[at - 1]?.entries.at(-1));
  expect([...new Set(pages.flatMap(({ entries }) => entries))]).toEqual(members);
});

test('pages of one entry repeat the first one, and continue', async () => {
  await site.settings({ pageCut: 1, repeats: true });
  const entries = (await list(membersPath())).flatMap((page) => page.entries);
  expect(entries).toEqual([members[0], ...members]);
});

test('a client that counts the entries it received loses nothing to repeated entries', async () => {
  await site.settings({ pageCut: 3, repeats: true });
  const received: string[] = [];
  for (let start = 0, size = 1; size > 0; start += size) {
    const page = await pageAt(`/rest/api${membersPath(`&start=${start}`)}`);
    received.push(...page.entries);
    size = page.next === undefined ? 0 : page.size;
  }
  expect([...new Set(received)]).toEqual(members);
});

test('a next that loops leads to the same page again', async () => {
  await site.settings({ pageCut: 3, nextLinks: 'loop' });
  const pages = await list(membersPath());
  expect(pages).toHaveLength(MAX_PAGES);
  expect(new Set(pages.map(({ start }) => start))).toEqual(new Set([0]));
  expect((await pageAt(`/rest/api${membersPath('&start=6')}`)).next).toBeUndefined();
});

test('a next that leads elsewhere is an address on another host', async () => {
  await site.settings({ pageCut: 3, nextLinks: 'elsewhere' });
  const { next } = await pageAt(`/rest/api${membersPath()}`);
  const address = new URL(next ?? '');
  expect(address.host).toBe('elsewhere.invalid');
  expect(address.pathname).toBe(`/wiki/rest/api/group/${group.id}/membersByGroupId`);
  expect(address.searchParams.get('start')).toBe('3');
});

test('a next without an end continues with empty pages', async () => {
  await site.settings({ pageCut: 3, nextLinks: 'endless' });
  const pages = await list(membersPath());
  expect(sizes(pages)).toEqual([3, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(pages.map(({ start }) => start)).toEqual(Array.from(pages, (_page, at) => at * 3));
  expect(pages.at(-1)?.next).toBeDefined();
});

test('the settings are shown, and a reset restores them', async () => {
  const changed = { pageCut: 3, pickerCut: 2, nextLinks: 'loop', repeats: true };
  expect(await site.settings(changed)).toMatchObject(changed);
  await site.reset();
  expect(await site.settings({})).toMatchObject({
    pageCut: null,
    pickerCut: null,
    nextLinks: 'usual',
    repeats: false,
  });
});

test.each([{ pageCut: 0 }, { pickerCut: 1.5 }, { nextLinks: 'none' }, { repeats: null }])(
  'refuses %j',
  async (change) => {
    await expect(site.settings(change)).rejects.toThrow(Object.keys(change)[0]);
  },
);
