import { makeFakeConfluence } from '../../fakes/confluence/fakeConfluence';
import { PEOPLE } from '../../fakes/examples';
import type { ConfluenceUnderTest, StartConfluence } from './confluenceUnderTest';

const fresh = (): Promise<ConfluenceUnderTest> => {
  const { directory, authority, world, makeGroup, membersOf } = makeFakeConfluence();
  return Promise.resolve({
    directory,
    authority,
    accounts: PEOPLE,
    signIn: (accountId) => {
      world.viewer = accountId;
    },
    makeGroup: (draft) => Promise.resolve(makeGroup(draft)),
    suspend: (accountId) => {
      world.suspended.add(accountId);
      return Promise.resolve();
    },
    membersOf: (id) => Promise.resolve(membersOf(id)),
    configure: (settings) => {
      Object.assign(world, settings);
      return Promise.resolve();
    },
  });
};

/** The fake that unit tests use. */
export const startFake: StartConfluence = () =>
  Promise.resolve({ fresh, close: () => Promise.resolve() });
