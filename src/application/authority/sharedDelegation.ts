import type { Clock } from '../ports/platform';
import type { DelegationList } from '../ports/storage';

const SHARED_MS = 1_000;

/**
 * Reads the delegation list at most once a second. A job asks for it for each of its groups, again
 * every five seconds. With hundreds of groups, that would be more than storage answers in a minute.
 * A change of the list is not delayed.
 */
export const makeSharedDelegation = (deps: {
  delegation: DelegationList;
  clock: Clock;
}): DelegationList => {
  const { delegation, clock } = deps;
  let latest: { readAt: number; list: ReturnType<DelegationList['list']> } | undefined;

  const readAgain = (): ReturnType<DelegationList['list']> => {
    const list = delegation.list();
    latest = { readAt: clock(), list };
    list.catch(() => {
      if (latest?.list === list) latest = undefined; // the next caller asks again
    });
    return list;
  };

  return {
    ...delegation,
    list: function listDelegated() {
      return latest && clock() - latest.readAt < SHARED_MS ? latest.list : readAgain();
    },
  };
};
