import type { ForgeFetch } from '../../seams/seamGlobals';
import { over } from './portsOver';

const PATH = '/wiki/rest/api/search/user';

const hits = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => ({
    user: { accountId: `account-${from + at}`, displayName: `Ana ${from + at}` },
  }));

const answering = (body: unknown, status = 200): ForgeFetch => {
  return () => Promise.resolve(new Response(JSON.stringify(body), { status }));
};

/** The text that a search for this name sends to Confluence. */
const sentFor = async (name: string): Promise<string | undefined> => {
  const sent: (string | null)[] = [];
  const { people } = over((_auth, path) => {
    sent.push(new URL(path, 'https://site.example').searchParams.get('cql'));
    return Promise.resolve(new Response('{"results":[]}', { status: 200 }));
  });
  await people.namedLike(name);
  return /^user\.fullname ~ "(.*)"$/su.exec(sent[0] ?? '')?.[1];
};

test.each([
  ['Berg (ext.)', 'Berg ext'],
  ['Silva, Ana [Sales]', 'Silva Ana Sales'],
  ['"Ana" \\ Silva', 'Ana Silva'],
  ['C# ~Ana* ^Si?lva!', 'C Ana Si lva'],
  ['Ana\tSil\u0000va\n', 'Ana Sil va'],
  ["Jean-Luc O'Neil", "Jean-Luc O'Neil"],
  ['J.R. D’Arcy', 'J.R D’Arcy'],
  ['- Ana -Silva --', 'Ana Silva'],
  ['COHEN OR', 'COHEN or'],
  ['NOT AND Andrea', 'not and Andrea'],
  ['안나 김 (서울)', '안나 김 서울'],
  ['हिन्दी नाम', 'हिन्दी नाम'],
  ['Zoe\u0308 Okapi', 'Zoe\u0308 Okapi'],
  ['علی\u200cرضا', 'علی\u200cرضا'],
  ['ext. 4711', 'ext 4711'],
])('the name %j is searched for as %j', async (name, text) => {
  expect(await sentFor(name)).toBe(text);
});

test.each(['', ' ', '(*)', '"\\', '—', '🚀'])('%j is not searched for', async (name) => {
  expect(await sentFor(name)).toBeUndefined();
});

test('a name that Confluence rejects is an invalid input', async () => {
  const { people } = over(answering({ message: 'Could not parse cql' }, 400));
  expect(await people.namedLike('Ana')).toMatchObject({
    ok: false,
    failure: { code: 'invalid-input', httpStatus: 400 },
  });
});

test('people whose name Confluence hides have none', async () => {
  const results = [
    { user: { accountId: 'a', displayName: null } },
    { user: { accountId: 'b' } },
    { user: { accountId: 'c', displayName: 'Cy' } },
  ];
  expect(await over(answering({ results })).people.namedLike('Cy')).toEqual({
    ok: true,
    value: {
      people: [{ accountId: 'a' }, { accountId: 'b' }, { accountId: 'c', name: 'Cy' }],
      complete: true,
    },
  });
});

describe('25 people are returned', () => {
  const next = { next: `${PATH}?start=25&limit=25` };
  test.each<[string, unknown, boolean]>([
    ['complete, if there are no more', { results: hits(25), _links: {} }, true],
    ['incomplete, if there are more', { results: hits(25), _links: next }, false],
    ['incomplete, if the site sent more than asked', { results: hits(26) }, false],
  ])('%s', async (_what, page, complete) => {
    expect(await over(answering(page)).people.namedLike('Ana')).toMatchObject({
      value: { people: { length: 25 }, complete },
    });
  });
});
