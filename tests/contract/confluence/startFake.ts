import { makeFakeConfluence } from '../../fakes/confluence/fakeConfluence';
import type { World } from '../../fakes/confluence/world';
import { accountId as id, PEOPLE } from '../../fakes/examples';
import type { ConfluenceUnderTest, KnownPerson, StartConfluence } from './confluenceUnderTest';

const PROFILES = [
  [PEOPLE.siteAdmin, { name: 'Zoë Okapi', email: 'zoe.okapi@example.com' }],
  [PEOPLE.nobodySpecial, { name: 'Ana Gnu', email: 'ana.gnu@example.com' }],
  [PEOPLE.newcomer, { name: 'Ana Gnu', email: 'ana.gnu2@example.com' }],
  [id('app-account'), { name: 'Rollcall', email: 'rollcall@example.com', isApp: true }],
] as const;

const everybodyIn = ({ profiles, suspended }: World): KnownPerson[] =>
  [...profiles].flatMap(([accountId, { name, email, isApp = false }]) =>
    suspended.has(accountId) ? [] : [{ accountId, name, email, isApp }],
  );

const fresh = (): Promise<ConfluenceUnderTest> => {
  const { directory, authority, people, world, makeGroup, makePerson, membersOf } =
    makeFakeConfluence();
  for (const [accountId, profile] of PROFILES) makePerson(accountId, profile);
  return Promise.resolve({
    directory,
    authority,
    people,
    everybody: () => Promise.resolve(everybodyIn(world)),
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
    // The fake has no query language, so it has no characters to refuse.
    configure: ({ emails, searchRefuses: _refused, ...settings }) => {
      Object.assign(world, settings);
      if (emails !== undefined) world.showsEmails = emails === 'shown';
      return Promise.resolve();
    },
  });
};

/** The fake that unit tests use. */
export const startFake: StartConfluence = () =>
  Promise.resolve({ fresh, close: () => Promise.resolve() });
