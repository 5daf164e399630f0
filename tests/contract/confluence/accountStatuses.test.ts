import { makeConfluence } from '../../../src/forge/confluence/confluence';
import { makeConfluencePeople } from '../../../src/forge/confluence/confluencePeople';
import { invocationDeadline } from '../../../src/forge/platform/deadline';
import { PEOPLE } from '../../fakes/examples';
import { beginInvocation } from '../../seams/seamGlobals';

const { newcomer } = PEOPLE;

/** The app's status for an account that Confluence shows like this. */
const stateOf = async (account: object) => {
  const results = [{ accountId: newcomer, displayName: 'Ana', ...account }];
  beginInvocation(() => Promise.resolve(Response.json({ results, _links: {} })));
  const states = await makeConfluencePeople(makeConfluence(invocationDeadline())).statesOf([
    newcomer,
  ]);
  return states.ok ? states.value.get(newcomer) : states.failure;
};

test.each([
  ['active', 'active'],
  ['inactive', 'suspended'],
  ['closed', 'suspended'],
  ['unknown', 'active'],
  ['a status that is not known yet', 'active'],
  [null, 'active'],
  [undefined, 'active'],
])('an account with the status %j is %s', async (accountStatus, state) => {
  expect(await stateOf({ accountType: 'atlassian', accountStatus })).toBe(state);
  expect(await stateOf({ accountStatus })).toBe(state);
  expect(await stateOf({ accountType: null, accountStatus })).toBe(state);
});

test.each(['active', 'inactive', undefined])(
  'an app’s account counts as an app whatever its status (%j)',
  async (accountStatus) => {
    expect(await stateOf({ accountType: 'app', accountStatus })).toBe('app');
  },
);

test('an account without its ID makes the answer unusable', async () => {
  expect(await stateOf({ accountId: undefined, accountStatus: 'closed' })).toEqual({
    code: 'unavailable',
    httpStatus: 200,
  });
});
