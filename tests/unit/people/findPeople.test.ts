import { makeFindPeople, nameIn } from '../../../src/application/people/findPeople';
import type { AccountState, PeopleDirectory } from '../../../src/application/ports/confluence';
import type { AccountId } from '../../../src/domain/accountId';
import { failed, ok, type Outcome } from '../../../src/domain/outcome';
import { makeVirtualTime } from '../../fakes/bulk/virtualTime';
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
  return { ...confluence, requests, find: makeFindPeople({ people }) };
};

const found = (id: string) => ({ is: 'found', accountId: id });
const open = (candidates: string[], asked = true) => ({ is: 'open', candidates, asked });

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
    expect(await find([{ email: 'zo@example.com', name: 'Somebody Else' }])).toMatchObject({
      value: [open([])],
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
      value: [open([ZOE], false), open([])],
    });
  });

  test('needs review if the address of a namesake is unknown, rather than different', async () => {
    const { people } = arrange();
    const emailsOf: PeopleDirectory['emailsOf'] = () =>
      Promise.resolve(ok(new Map([[OTHER_ANA, 'ana.gnu2@example.com']])));
    const find = makeFindPeople({ people: { ...people, emailsOf } });
    expect(await find([{ email: 'ana.gnu@example.com' }])).toMatchObject({
      value: [open([ANA, OTHER_ANA], false)],
    });
    expect(await find([{ email: 'ana.gnu2@example.com' }])).toMatchObject({
      value: [found(OTHER_ANA)],
    });
  });

  test('is not searched for if the address has no letter', async () => {
    const { find, requests } = arrange();
    expect(await find([{ email: '4711@example.com' }])).toMatchObject({ value: [open([])] });
    expect(requests()).toEqual([]);
  });

  test('gets no result while Confluence gives no answer', async () => {
    const { find, world } = arrange();
    world.down.add('people');
    expect(await find([{ email: 'ana.gnu@example.com' }])).toEqual(failed('unavailable'));
  });
});

test('people are returned in input order, and an empty list needs no request', async () => {
  const { find } = arrange();
  const asked = ['zo@example.com', 'x@example.com', 'ana.gnu@example.com'];
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
  expect(await makeFindPeople({ people })(asked)).toEqual(spent);
  expect(searches).toBeLessThanOrEqual(4);
});

test('twenty people fit into a resolver’s time if each request takes a second', async () => {
  const time = makeVirtualTime();
  const startedAt = time.now();
  const slowly = async <T>(value: T): Promise<Outcome<T>> => {
    await time.pause(1_000);
    return ok(value);
  };
  const people: PeopleDirectory = {
    statesOf: () => slowly(new Map<AccountId, AccountState>()),
    namedLike: (name) => slowly([accountId(name.replace(' ', '-'))]),
    emailsOf: (ids) => slowly(new Map(ids.map((id) => [id, `${id}@example.com`]))),
  };
  const asked = Array.from({ length: 20 }, (_, at) => ({
    email: `ana-${String.fromCharCode(97 + at)}@example.com`,
  }));
  const answer = await time.until(makeFindPeople({ people })(asked));
  expect(answer).toEqual(ok(asked.map(({ email }) => found(email.replace('@example.com', '')))));
  expect(time.now() - startedAt).toBe(10_000);
});

test.each([
  ['ana.gnu@example.com', 'ana gnu'],
  ['Ana_van-Gnu+news@example.com', 'Ana van Gnu'],
  ['gnu77@example.com', 'gnu'],
  ['4711@example.com', ''],
  ['安娜@example.com', '安娜'],
])('the address %s suggests the name "%s"', (email, name) => {
  expect(nameIn(email)).toBe(name);
});
