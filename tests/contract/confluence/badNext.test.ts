import { makeGuardRails } from '../../../src/application/membership/guardRails';
import { readAllMembers } from '../../../src/application/plans/readAllMembers';
import { ok } from '../../../src/domain/outcome';
import { accountId, aGroup, groupIdOf, PEOPLE } from '../../fakes/examples';
import { over, type PortsOver } from './portsOver';

const BASE = 'https://site.example';

type Body = { results: unknown[]; _links?: unknown };

type Listing = {
  path: string;
  ask: (ports: PortsOver) => Promise<unknown>;
  /** The entry at this place of the list. */
  entry: (at: number) => unknown;
  /** The result for a list of the first two entries. */
  two: unknown;
};

const group = (at: number) => ({ id: groupIdOf(at), name: `zebra ${at}` });
const shown = (at: number) => ({ ...group(at), management: 'admins' });
const member = (at: number) => ({ accountId: accountId(`somebody-${at}`) });
const hit = (at: number) => ({ user: member(at) });
const person = (at: number) => member(at).accountId;

const GROUP = { ...aGroup(), adds: 0, removals: 1, members: 2, isProtected: false };
const MEMBERS = `/wiki/rest/api/group/${GROUP.id}/membersByGroupId`;

const LISTINGS: [string, Listing][] = [
  [
    'groups that give admin',
    {
      path: '/wiki/rest/api/group',
      ask: ({ authority }) => authority.groupsGiving('admin', 'short'),
      entry: group,
      two: [shown(1), shown(2)],
    },
  ],
  [
    'groups of an account',
    {
      path: '/wiki/rest/api/user/memberof',
      ask: ({ authority }) => authority.groupsOf(PEOPLE.newcomer),
      entry: group,
      two: [shown(1), shown(2)],
    },
  ],
  [
    'groups by a text',
    {
      path: '/wiki/rest/api/group/picker',
      ask: ({ directory }) => directory.findByText('zebra'),
      entry: group,
      two: { groups: [shown(1), shown(2)], complete: true },
    },
  ],
  [
    'a few groups by a text',
    {
      path: '/wiki/rest/api/group/picker',
      ask: ({ directory }) => directory.searchByText('zebra', 20),
      entry: group,
      two: [shown(1), shown(2)],
    },
  ],
  [
    'members of a group',
    {
      path: MEMBERS,
      ask: ({ directory }) => readAllMembers(directory, GROUP),
      entry: member,
      two: new Set([person(1), person(2)]),
    },
  ],
  [
    'two members before a removal',
    {
      path: MEMBERS,
      ask: ({ directory, authority }) =>
        makeGuardRails({ directory, authority, readOwnRecord: () => Promise.resolve(new Map()) })(
          { kind: 'admin', accountId: PEOPLE.siteAdmin },
          { action: 'remove', accountId: person(1) },
          aGroup(),
          { identities: [{ kind: 'app' }], protectedGroup: false },
        ),
      entry: member,
      two: { personWasThere: true },
    },
  ],
  [
    'people of a name',
    {
      path: '/wiki/rest/api/search/user',
      ask: async ({ people }) => {
        const found = await people.namedLike('zebra');
        return found.ok ? ok(found.value.people.map((one) => one.accountId)) : found;
      },
      entry: hit,
      two: [person(1), person(2)],
    },
  ],
];

/** Reads from a site that gives these pages in turn, and the last one forever. */
const asking = async ({ ask }: Listing, page: (start: number, count: number) => Body | string) => {
  let count = 0;
  const ports = over((_auth, path) => {
    count += 1;
    const start = Number(new URL(path, BASE).searchParams.get('start'));
    const body = page(start, count);
    return Promise.resolve(
      new Response(typeof body === 'string' ? body : JSON.stringify(body), { status: 200 }),
    );
  });
  return { answer: await ask(ports), count };
};

const UNAVAILABLE = { ok: false, failure: { code: 'unavailable' } };

describe.each(LISTINGS)('a list of %s', (_what, listing) => {
  const { path, entry, two } = listing;
  const link = (start: number, to = path) => `${to}?start=${start}&limit=200`;

  describe('is read to its end', () => {
    test.each<[string, (start: number) => object]>([
      ['where a link is a path', (start) => ({ next: link(start) })],
      ['where the path is without /wiki', (start) => ({ next: link(start, path.slice(5)) })],
      [
        'where a link is on the base’s host',
        (start) => ({ base: `${BASE}/wiki`, next: BASE + link(start) }),
      ],
      [
        'where a link is on that host without /wiki',
        (start) => ({ base: BASE, next: BASE + link(start, path.slice(5)) }),
      ],
    ])('%s', async (_how, links) => {
      const { answer } = await asking(listing, (start) =>
        start === 0
          ? { results: [entry(1)], _links: links(1) }
          : { results: start === 1 ? [entry(2)] : [], _links: {} },
      );
      expect(answer).toEqual({ ok: true, value: two });
    });

    test('after an empty page, from the place that it names', async () => {
      const { answer } = await asking(listing, (start) => {
        if (start === 0) return { results: [], _links: { next: link(7) } };
        return { results: start === 7 ? [entry(1), entry(2)] : [] };
      });
      expect(answer).toEqual({ ok: true, value: two });
    });

    test('after as many entries as came, not as were announced', async () => {
      const { answer } = await asking(listing, (start) => {
        if (start === 0) return { results: [entry(1)], _links: { next: link(200) } };
        return { results: start === 1 ? [entry(2)] : [] };
      });
      expect(answer).toEqual({ ok: true, value: two });
    });
  });

  test('without repeating an entry that comes again', async () => {
    const { answer } = await asking(listing, (start) => {
      if (start === 0) return { results: [entry(1), entry(1)], _links: { next: link(2) } };
      return { results: start === 2 ? [entry(1), entry(2)] : [] };
    });
    expect(answer).toEqual({ ok: true, value: two });
  });

  describe('is unavailable', () => {
    test.each<[string, object]>([
      ['leads to the same page', { next: link(0) }],
      ['leads to no place', { next: path }],
      ['leads to a place before the list', { next: `${path}?start=-5` }],
      ['leads to a place beyond all lists', { next: link(1e15) }],
      ['leads to another path', { next: link(1, '/wiki/rest/api/space') }],
      ['leads below the path', { next: link(1, `${path}/more`) }],
      ['leads to another host', { base: BASE, next: `https://elsewhere.example${link(1)}` }],
      [
        'leads to another host without its scheme',
        { base: BASE, next: `//elsewhere.example${link(1)}` },
      ],
      ['leads to a host that no base names', { next: BASE + link(1) }],
      ['leads to another port', { base: BASE, next: `${BASE}:8443${link(1)}` }],
      ['is a script', { base: BASE, next: `javascript:${link(1)}` }],
      ['is no address', { base: BASE, next: 'https://' }],
      ['is empty', { next: '' }],
      ['is a number', { next: 1 }],
      ['is null', { next: null }],
      ['is an object', { next: { href: link(1) } }],
    ])('if its link to the next page %s', async (_how, links) => {
      const page = { results: [entry(1)], _links: links };
      const { answer, count } = await asking(listing, () => page);
      expect(answer).toMatchObject(UNAVAILABLE);
      expect(count).toBe(1);
    });

    test('if a later link goes back', async () => {
      const { answer } = await asking(listing, (start) => ({
        results: start === 0 ? [entry(1)] : [],
        _links: { next: link(start === 0 ? 1 : 0) },
      }));
      expect(answer).toMatchObject(UNAVAILABLE);
    });

    test('if it gives the same entries forever', async () => {
      const { answer, count } = await asking(listing, (start) => ({
        results: [entry(1)],
        _links: { next: link(start + 1) },
      }));
      expect(answer).toMatchObject(UNAVAILABLE);
      expect(count).toBe(2);
    });

    test('if it gives empty pages forever', async () => {
      const { answer, count } = await asking(listing, (start) => ({
        results: [],
        _links: { next: link(start + 1) },
      }));
      expect(answer).toMatchObject(UNAVAILABLE);
      expect(count).toBeLessThanOrEqual(1_000);
    });

    const whole = JSON.stringify({ results: [entry(2)], _links: {} });
    test.each([
      ['HTML', '<html>'],
      ['half a JSON', whole.slice(0, -5)],
      ['nothing', ''],
      ['another list', '[]'],
      ['no list', '{"_links":{}}'],
      ['an entry without its ID', '{"results":[{}]}'],
      ['links of another form', whole.replace('{}', '"none"')],
    ])('if a page is %s, the first or a later one', async (_how, body) => {
      expect((await asking(listing, () => body)).answer).toMatchObject(UNAVAILABLE);
      const { answer } = await asking(listing, (_start, count) =>
        count === 1 ? { results: [entry(1)], _links: { next: link(1) } } : body,
      );
      expect(answer).toMatchObject(UNAVAILABLE);
    });
  });
});

describe('a list that never ends', () => {
  const endless = (what: string) => {
    const listing = new Map(LISTINGS).get(what);
    if (!listing) throw new Error(`There is no list of ${what}.`);
    return asking(listing, (start) => ({
      results: Array.from({ length: 50 }, (_, at) => listing.entry(start + at)),
      _links: { next: `${listing.path}?start=${start + 50}` },
    }));
  };

  test.each([
    ['groups that give admin', 100], // 5,000 groups
    ['groups of an account', 20],
  ])('of %s is unavailable', async (what, pages) => {
    const { answer, count } = await endless(what);
    expect(answer).toMatchObject(UNAVAILABLE);
    expect(count).toBe(pages);
  });

  test('of groups by a text is incomplete', async () => {
    expect((await endless('groups by a text')).answer).toMatchObject({
      value: { complete: false },
    });
  });

  test('of members is too long', async () => {
    const { answer, count } = await endless('members of a group');
    expect(answer).toEqual({ ok: true, value: 'too-many' });
    expect(count).toBeLessThan(400);
  });

  test.each([
    ['a few groups by a text', 20],
    ['people of a name', 25],
  ])('of %s is read only until there are enough', async (what, wanted) => {
    const { answer, count } = await endless(what);
    expect((answer as { value: unknown[] }).value).toHaveLength(wanted);
    expect(count).toBe(1);
  });
});

test('a thousand groups are listed from a site that cuts its pages at 5', async () => {
  for (const [what, listing] of LISTINGS.slice(0, 3)) {
    const { answer, count } = await asking(listing, (start) => ({
      results: Array.from({ length: 5 }, (_, at) => listing.entry(start + at)),
      ...(start < 995 && { _links: { next: `${listing.path}?start=${start + 5}` } }),
    }));
    const { value } = answer as { value: unknown[] | { groups: unknown[]; complete: boolean } };
    expect([what, Array.isArray(value) || value.complete]).toEqual([what, true]);
    expect(Array.isArray(value) ? value : value.groups).toHaveLength(1_000);
    // A list that permits whatever it does not name is read twice.
    expect([what, count]).toEqual([what, what === 'groups of an account' ? 200 : 400]);
  }
});
