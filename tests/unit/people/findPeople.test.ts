import { makeFindPeople, nameIn } from '../../../src/application/people/findPeople';
import type { PeopleDirectory } from '../../../src/application/ports/confluence';
import type { SearchGap } from '../../../src/contract/bulkApi';
import { type Failed, failed, ok } from '../../../src/domain/outcome';
import { makeFakeConfluence } from '../../fakes/confluence/fakeConfluence';
import { accountId } from '../../fakes/examples';

const ANA = accountId('ana');
const OTHER_ANA = accountId('ana-2');
const ZOE = accountId('zoe');

const arrange = () => {
  const confluence = makeFakeConfluence();
  const { people, makePerson, world } = confluence;
  makePerson(ANA, { name: 'Ana Gnu', email: 'Ana.Gnu@Example.com' });
  makePerson(OTHER_ANA, { name: 'Ana Gnu', email: 'ana.gnu2@example.com' });
  makePerson(ZOE, { name: 'Zoë Okapi', email: 'zo@example.com' });
  const requests = () => world.requests.map(({ call }) => call);
  return { ...confluence, requests, find: makeFindPeople({ people, timeLeft }) };
};

const timeLeft = () => Infinity;

/** A directory that notes which names are searched for, and fails for those that contain a text. */
const watched = (people: PeopleDirectory, text: string, failure: Failed) => {
  const names: string[] = [];
  const namedLike: PeopleDirectory['namedLike'] = (name) => {
    names.push(name);
    return name.includes(text) ? Promise.resolve(failure) : people.namedLike(name);
  };
  return { names, find: makeFindPeople({ people: { ...people, namedLike }, timeLeft }) };
};

const REFUSED = failed('invalid-input', { httpStatus: 400, field: 'group' });

const found = (id: string) => ({ is: 'found', accountId: id });
const open = (candidates: string[], gap?: SearchGap) =>
  gap ? { is: 'open', candidates, asked: false, gap } : { is: 'open', candidates, asked: true };

test('a name alone gives all accounts with such a name, and proves none of them', async () => {
  const { find, requests } = arrange();
  expect(await find([{ name: 'Ana Gnu' }, { name: 'Zoë' }, { name: 'Nobody Known' }])).toEqual({
    ok: true,
    value: [open([ANA, OTHER_ANA]), open([ZOE]), open([])],
  });
  expect(requests()).toEqual(['named like', 'named like', 'named like']);
});

describe('a person with an email', () => {
  test('is the one person of that name with exactly this address', async () => {
    const { find } = arrange();
    expect(await find([{ email: 'ana.gnu2@example.com' }])).toEqual({
      ok: true,
      value: [found(OTHER_ANA)],
    });
  });

  test('is found in any letter case of the address', async () => {
    const { find } = arrange();
    expect(await find([{ email: 'ANA.gnu@example.COM' }])).toMatchObject({ value: [found(ANA)] });
  });

  test('is searched for by the name in the list, if there is one', async () => {
    const { find } = arrange();
    expect(await find([{ email: 'zo@example.com', name: 'Okapi, Zoë' }])).toMatchObject({
      value: [found(ZOE)],
    });
  });

  test('needs review without candidates if no one has such a name', async () => {
    const { find, requests } = arrange();
    expect(await find([{ email: 'nobody.known@example.com' }])).toMatchObject({
      value: [open([])],
    });
    expect(requests()).toEqual(['named like']);
  });

  test('needs review if people of that name have other addresses', async () => {
    const { find } = arrange();
    expect(await find([{ email: 'ana.gnu@elsewhere.example' }])).toMatchObject({
      value: [open([ANA, OTHER_ANA])],
    });
  });

  test('needs review, without a guess, if two have the same address', async () => {
    const { find, makePerson } = arrange();
    makePerson(OTHER_ANA, { name: 'Ana Gnu', email: 'ana.gnu@example.com' });
    expect(await find([{ email: 'ana.gnu@example.com' }])).toMatchObject({
      value: [open([ANA, OTHER_ANA])],
    });
  });

  test('needs review if they are suspended: Confluence’s search does not show them', async () => {
    const { find, world } = arrange();
    world.suspended.add(ANA);
    expect(await find([{ email: 'ana.gnu@example.com' }])).toMatchObject({
      value: [open([OTHER_ANA])],
    });
  });

  test('needs review if the site shows no addresses, and the result says so', async () => {
    const { find, world } = arrange();
    world.showsEmails = false;
    expect(await find([{ email: 'zo@example.com' }, { email: 'nobody@example.com' }])).toEqual({
      ok: true,
      value: [open([ZOE], 'emails-hidden'), open([])],
    });
  });

  test('needs review if the address of a namesake is unknown, rather than different', async () => {
    const { people } = arrange();
    const emailsOf: PeopleDirectory['emailsOf'] = () =>
      Promise.resolve(ok(new Map([[OTHER_ANA, 'ana.gnu2@example.com']])));
    const find = makeFindPeople({ people: { ...people, emailsOf }, timeLeft });
    expect(await find([{ email: 'ana.gnu@example.com' }])).toMatchObject({
      value: [open([ANA, OTHER_ANA], 'emails-hidden')],
    });
    expect(await find([{ email: 'ana.gnu2@example.com' }])).toMatchObject({
      value: [found(OTHER_ANA)],
    });
  });

  test.each(['4711@example.com', 'a@example.com', 'a.4.b@example.com', '+x@example.com'])(
    'is not searched for if the address suggests no name, and the result says so: %s',
    async (email) => {
      const { find, requests } = arrange();
      expect(await find([{ email }])).toEqual(ok([open([], 'not-searched')]));
      expect(await find([{ email, name: '-' }])).toEqual(ok([open([], 'not-searched')]));
      expect(requests()).toEqual([]);
    },
  );

  test('is found by a name of one ideograph', async () => {
    const { find, makePerson } = arrange();
    makePerson(ZOE, { name: '李 娜', email: '李@example.com' });
    expect(await find([{ email: '李@example.com' }])).toEqual(ok([found(ZOE)]));
  });

  test('gets no result while Confluence gives no answer', async () => {
    const { find, world } = arrange();
    world.down.add('people');
    expect(await find([{ email: 'ana.gnu@example.com' }])).toEqual(failed('unavailable'));
  });
});

describe('a person whose name in the list finds no one with the email', () => {
  test('is searched for by the name that the email suggests', async () => {
    const { people } = arrange();
    const { find, names } = watched(people, 'no failure', REFUSED);
    expect(await find([{ email: 'ana.gnu@example.com', name: 'as4711' }])).toEqual(
      ok([found(ANA)]),
    );
    expect(names).toEqual(['as4711', 'ana gnu']);
  });

  test('is not searched for again if one candidate has the email', async () => {
    const { people } = arrange();
    const { find, names } = watched(people, 'no failure', REFUSED);
    expect(await find([{ email: 'zo@example.com', name: 'Okapi' }])).toEqual(ok([found(ZOE)]));
    expect(names).toEqual(['Okapi']);
  });

  test('is not searched for again by the same words', async () => {
    const { people } = arrange();
    const { find, names } = watched(people, 'no failure', REFUSED);
    expect(await find([{ email: 'ana.gnu@elsewhere.example', name: 'GNU, Ana' }])).toEqual(
      ok([open([ANA, OTHER_ANA])]),
    );
    expect(names).toEqual(['GNU, Ana']);
  });

  test('has the candidates of both searches, each once', async () => {
    const { find, requests } = arrange();
    const person = { email: 'ana@elsewhere.example', name: 'Zoë Okapi' };
    expect(await find([person, { ...person, name: 'Ana Gnu' }])).toEqual(
      ok([open([ZOE, ANA, OTHER_ANA]), open([ANA, OTHER_ANA])]),
    );
    // The first searches find everyone, so the second ones need no further addresses.
    expect(requests().filter((call) => call === 'e-mails')).toHaveLength(1);
  });

  test('has no further candidates if the site shows no addresses', async () => {
    const { find, world, requests } = arrange();
    world.showsEmails = false;
    expect(await find([{ email: 'ana.gnu@example.com', name: 'Zoë Okapi' }])).toEqual(
      ok([open([ZOE], 'emails-hidden')]),
    );
    expect(requests()).toEqual(['named like', 'e-mails']);
  });

  test('has at most 25 candidates, and the result says that there are more', async () => {
    const { find, makePerson } = arrange();
    const make = (from: string, name: string) =>
      Array.from({ length: 20 }, (_, at) => {
        const id = accountId(`${from}-${at}`);
        makePerson(id, { name, email: `${from}${at}@example.com` });
        return id;
      });
    const [cys, dis] = [make('cy', 'Cy Emu'), make('di', 'Di Fox')];
    expect(await find([{ email: 'di.fox@example.com', name: 'Cy Emu' }])).toEqual(
      ok([open([...cys, ...dis.slice(0, 5)], 'too-many')]),
    );
    // All emails are compared, even of those who are not among the candidates.
    expect(await find([{ email: 'di19@example.com', name: 'Cy Emu' }])).toEqual(
      ok([found(dis[19] ?? '')]),
    );
  });
});

describe('a person with a common name', () => {
  const arrangeMany = (count: number) => {
    const arranged = arrange();
    const ids = Array.from({ length: count }, (_, at) => accountId(`cy-${at}`));
    for (const [at, id] of ids.entries())
      arranged.makePerson(id, { name: 'Cy Emu', email: `cy${at}@example.com` });
    return { ...arranged, ids };
  };

  test('is compared with all 25 candidates', async () => {
    const { find, ids } = arrangeMany(25);
    expect(await find([{ email: 'cy.emu@example.com' }])).toEqual(ok([open(ids)]));
  });

  test('may be one of those beyond the 25, and the result says so', async () => {
    const { find, ids } = arrangeMany(26);
    expect(await find([{ email: 'cy.emu@example.com' }])).toEqual(
      ok([open(ids.slice(0, 25), 'too-many')]),
    );
  });

  test('is found if they are among the first 25', async () => {
    const { find, ids } = arrangeMany(26);
    expect(await find([{ email: 'cy7@example.com', name: 'Cy Emu' }])).toEqual(
      ok([found(ids[7] ?? '')]),
    );
  });
});

describe('a search that Confluence rejects', () => {
  const BERG = { email: 'x@example.com', name: 'Berg (ext.)' };

  test('leaves only this person open', async () => {
    const { people } = arrange();
    const { find } = watched(people, '(', REFUSED);
    const zoe = { email: 'zo@example.com', name: 'Zoë' };
    expect(await find([zoe, BERG, { email: 'ana.gnu@example.com' }])).toEqual(
      ok([found(ZOE), open([], 'not-searched'), found(ANA)]),
    );
  });

  test('is followed by one with the name that the email suggests', async () => {
    const { people } = arrange();
    const { find } = watched(people, '(', REFUSED);
    expect(await find([{ email: 'ana.gnu@example.com', name: 'Berg (ext.)' }])).toEqual(
      ok([found(ANA)]),
    );
    expect(await find([{ email: 'ana.gnu@elsewhere.example', name: 'Berg (ext.)' }])).toEqual(
      ok([open([ANA, OTHER_ANA], 'not-searched')]),
    );
  });

  test.each([
    failed('rate-limited', { httpStatus: 429 }),
    failed('timed-out'),
    failed('not-authenticated', { httpStatus: 401 }),
    failed('not-authenticated', { httpStatus: 403 }),
    failed('missing-scope', { httpStatus: 401 }),
    failed('unavailable', { httpStatus: 500 }),
    failed('unexpected', { httpStatus: 404 }),
  ])('differs from a failure that concerns all people: %j', async (failure) => {
    const { people } = arrange();
    const { find } = watched(people, '(', failure);
    expect(await find([{ email: 'zo@example.com', name: 'Zoë' }, BERG])).toEqual(failure);
    const second = watched(people, 'ana gnu', failure);
    expect(await second.find([{ email: 'ana.gnu@example.com', name: 'Nobody' }])).toEqual(failure);
  });
});

test('people are returned in input order, and an empty list needs no request', async () => {
  const { find } = arrange();
  const asked = ['zo@example.com', 'nobody@example.com', 'ana.gnu@example.com'];
  expect(await find(asked.map((email) => ({ email })))).toMatchObject({
    value: [found(ZOE), open([]), found(ANA)],
  });
  expect(await find([])).toEqual({ ok: true, value: [] });
});

test('no one else is searched for once Confluence says that the hourly points are spent', async () => {
  let searches = 0;
  const spent = failed('rate-limited', { retryAfterSeconds: 1_800, hourlyPoolEmpty: true });
  const people: PeopleDirectory = {
    ...makeFakeConfluence().people,
    namedLike: () => {
      searches += 1;
      return Promise.resolve(spent);
    },
  };
  const asked = Array.from({ length: 20 }, () => ({ email: 'ana.gnu@example.com' }));
  expect(await makeFindPeople({ people, timeLeft })(asked)).toEqual(spent);
  expect(searches).toBeLessThanOrEqual(4);
});

test.each([
  ['ana.gnu@example.com', 'ana gnu'],
  ['Ana_van-Gnu+news@example.com', 'Ana van Gnu'],
  ['gnu77@example.com', 'gnu'],
  ['4711@example.com', ''],
  ['bo.oz_example.com#EXT#@contoso.onmicrosoft.com', 'bo oz'],
  ['bo_oz_example.co.uk#ext#@contoso.onmicrosoft.com', 'bo oz'],
  ['安娜@example.com', '安娜'],
])('the address %s suggests the name "%s"', (email, name) => {
  expect(nameIn(email)).toBe(name);
});
