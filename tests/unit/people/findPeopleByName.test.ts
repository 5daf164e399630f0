import { makeFindPeople } from '../../../src/application/people/findPeople';
import { failed, ok } from '../../../src/domain/outcome';
import { makeFakeConfluence } from '../../fakes/confluence/fakeConfluence';
import { accountId } from '../../fakes/examples';

const ANNA = accountId('anna');
const ANA = accountId('ana');
const OTHER_ANA = accountId('ana-2');
const ZOE = accountId('zoe');

const arrange = () => {
  const { people, makePerson, world } = makeFakeConfluence();
  makePerson(ANNA, { name: 'Ana Gnu-Okapi', email: 'ana.gnu@example.com' });
  makePerson(ANA, { name: 'Ana Gnu', email: 'ana.gnu1@example.com' });
  makePerson(OTHER_ANA, { name: 'ANA GNU', email: 'ana.gnu2@example.com' });
  makePerson(ZOE, { name: 'Zo\u00eb Okapi', email: 'zo@example.com' });
  const requests = () => world.requests.map(({ call }) => call);
  return { people, world, makePerson, requests, find: makeFindPeople({ people, timeLeft }) };
};

const timeLeft = () => Infinity;
const open = (candidates: string[]) => ({ is: 'open', candidates, asked: true });

describe('a person with a name and no email', () => {
  test('is never found, because two people can share a name', async () => {
    const { find } = arrange();
    expect(await find([{ name: 'Zoë Okapi' }])).toEqual(ok([open([ZOE])]));
    expect(await find([{ name: 'Nobody Known' }])).toEqual(ok([open([])]));
  });

  test('has candidates with exactly this name first, in any letter case', async () => {
    const { find } = arrange();
    expect(await find([{ name: 'ana gnu' }])).toEqual(ok([open([ANA, OTHER_ANA, ANNA])]));
    expect(await find([{ name: 'Ana  Gnu-okapi ' }])).toEqual(ok([open([ANNA])]));
  });

  test('has candidates with exactly this name first, in either Unicode form', async () => {
    const { find, makePerson } = arrange();
    makePerson(ANNA, { name: 'Zoe Okapi', email: 'zoe@example.com' });
    expect(await find([{ name: 'Zoe\u0308 Okapi' }])).toEqual(ok([open([ZOE, ANNA])]));
  });

  test('costs one request, and no email address is read', async () => {
    const { find, requests } = arrange();
    await find([{ name: 'Ana Gnu' }]);
    expect(requests()).toEqual(['named like']);
  });

  test('may be one of those beyond the 25 candidates, and the result says so', async () => {
    const { find, makePerson } = arrange();
    const ids = Array.from({ length: 26 }, (_, at) => accountId(`cy-${at}`));
    for (const id of ids) makePerson(id, { name: 'Cy Emu', email: `${id}@example.com` });
    expect(await find([{ name: 'Cy Emu' }])).toEqual(
      ok([{ is: 'open', candidates: ids.slice(0, 25), asked: false, gap: 'too-many' }]),
    );
  });

  test.each(['-', 'x', '( )', '🚀'])('is not searched for without a word: %s', async (name) => {
    const { find, requests } = arrange();
    expect(await find([{ name }])).toEqual(
      ok([{ is: 'open', candidates: [], asked: false, gap: 'not-searched' }]),
    );
    expect(requests()).toEqual([]);
  });

  test('stays open if Confluence rejects the search', async () => {
    const { people } = arrange();
    const namedLike = () => Promise.resolve(failed('invalid-input', { httpStatus: 400 }));
    const find = makeFindPeople({ people: { ...people, namedLike }, timeLeft });
    expect(await find([{ name: 'Ana Gnu' }])).toEqual(
      ok([{ is: 'open', candidates: [], asked: false, gap: 'not-searched' }]),
    );
  });

  test('can stand between people with an email', async () => {
    const { find } = arrange();
    expect(
      await find([{ email: 'zo@example.com', name: 'Zoë' }, { name: 'Zoë' }, { name: 'Gnu' }]),
    ).toEqual(ok([{ is: 'found', accountId: ZOE }, open([ZOE]), open([ANNA, ANA, OTHER_ANA])]));
  });
});
