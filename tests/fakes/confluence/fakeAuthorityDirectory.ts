import type { AuthorityDirectory } from '../../../src/application/ports/authorityDirectory';
import { failed, ok } from '../../../src/domain/outcome';
import { holds, type World } from './world';

/** Who may do what in an in-memory Confluence. */
export const makeFakeAuthorityDirectory = (world: World): AuthorityDirectory => {
  const note = (call: string, as: string): void => {
    world.requests.push({ call, as });
  };
  return {
    administersConfluence: (who) => {
      note('current user', who === 'viewer' ? 'viewer' : 'owner');
      if (world.down.has('current-user')) return Promise.resolve(failed('unavailable'));
      const account = who === 'viewer' ? world.viewer : world.standIn ? who : undefined;
      return Promise.resolve(
        account === undefined
          ? failed('not-authenticated')
          : ok(holds(world, account, ['admin', 'site-admin'])),
      );
    },
    groupsOf: (account) => {
      note('member of', 'app');
      const own = [...world.groups.values()].filter(({ members }) => members.has(account));
      return Promise.resolve(
        world.down.has('memberships') ? failed('unavailable') : ok(own.map(({ id }) => id)),
      );
    },
    groupsGiving: (access) => {
      note(`groups giving ${access}`, 'app');
      const giving = [...world.groups.values()].filter(({ gives }) => gives.includes(access));
      return Promise.resolve(
        world.down.has('access-lists') ? failed('unavailable') : ok(giving.map(({ id }) => id)),
      );
    },
  };
};
