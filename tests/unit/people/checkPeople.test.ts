import { makeCheckPeople } from '../../../src/application/people/findPeople';
import { failed } from '../../../src/domain/outcome';
import { makeFakeConfluence } from '../../fakes/confluence/fakeConfluence';
import { accountId, PEOPLE } from '../../fakes/examples';

const { newcomer, nobodySpecial } = PEOPLE;
const STRANGER = accountId('000000000000000000000000');

const arrange = () => {
  const confluence = makeFakeConfluence();
  return { ...confluence, check: makeCheckPeople({ people: confluence.people }) };
};

describe('accounts of a list', () => {
  test('are people, suspended people, apps or unknown, in input order', async () => {
    const { check, makePerson, world } = arrange();
    world.suspended.add(nobodySpecial);
    const app = makePerson(accountId('bot'), { name: 'Bot', email: 'b@example.com', isApp: true });
    expect(await check([STRANGER, newcomer, app, nobodySpecial, newcomer])).toEqual({
      ok: true,
      value: ['unknown', 'active', 'app', 'suspended', 'active'],
    });
  });

  test('cost one request, however many they are', async () => {
    const { check, world } = arrange();
    await check(Array.from({ length: 100 }, (_, number) => accountId(`a-${number}`)));
    expect(world.requests).toEqual([{ call: 'states', as: 'app' }]);
  });

  test('are not reported as unknown while Confluence gives no answer', async () => {
    const { check, world } = arrange();
    world.down.add('people');
    expect(await check([newcomer])).toEqual(failed('unavailable'));
  });
});
