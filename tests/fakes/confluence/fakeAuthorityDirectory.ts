import type { AuthorityDirectory } from '../../../src/application/ports/confluence';
import type { AccountId } from '../../../src/domain/accountId';
import { failed, ok, type Outcome } from '../../../src/domain/outcome';
import { isDesiredState, shown, type World } from './world';

const SHORT_SECONDS = 5; // as long as a person waits

/** The rights of people in an in-memory Confluence. */
export const makeFakeAuthorityDirectory = (world: World): AuthorityDirectory => {
  const note = (call: string, as: string): void => {
    world.requests.push({ call, as });
  };
  const administers = (account: AccountId): Outcome<boolean> => {
    if (world.down.has('current-user')) return failed('unavailable');
    return world.suspended.has(account)
      ? failed('not-authenticated', { httpStatus: 401 })
      : ok(isDesiredState(world, account, ['admin', 'site-admin']));
  };
  return {
    viewerAdministers: () => {
      note('current user', 'viewer');
      return Promise.resolve(
        world.viewer === undefined ? failed('not-authenticated') : administers(world.viewer),
      );
    },
    ownerAdministers: (owner) => {
      note('current user', 'owner');
      return Promise.resolve(world.standIn ? administers(owner) : ok('not-impersonated' as const));
    },
    groupsOf: (account) => {
      note('member of', 'app');
      const own = [...world.groups.values()].filter(({ members }) => members.has(account));
      return Promise.resolve(
        world.down.has('memberships') ? failed('unavailable') : ok(own.map(shown)),
      );
    },
    groupsGiving: (access, wait) => {
      note(`groups giving ${access}`, 'app');
      if (world.slowLists) {
        if (wait === 'short') {
          world.slowLists.clock.advance(SHORT_SECONDS);
          return Promise.resolve(failed('unavailable'));
        }
        world.slowLists.clock.advance(world.slowLists.seconds);
      }
      const giving = [...world.groups.values()].filter(({ gives }) => gives.includes(access));
      return Promise.resolve(
        world.down.has('access-lists') ? failed('unavailable') : ok(giving.map(shown)),
      );
    },
  };
};
