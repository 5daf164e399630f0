import type { AccountState, PeopleDirectory } from '../../../src/application/ports/confluence';
import type { AccountId } from '../../../src/domain/accountId';
import { MAX_CANDIDATES } from '../../../src/domain/limits';
import { failed, ok } from '../../../src/domain/outcome';
import type { World } from './world';

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/**
 * The accounts of an in-memory Confluence. As in Confluence, its search finds no suspended people.
 */
export const makeFakePeople = (world: World): PeopleDirectory => {
  const note = (call: string): void => {
    world.requests.push({ call, as: 'app' });
  };
  const isNamed = (account: AccountId, wanted: readonly string[]): boolean => {
    const words = wordsOf(world.profiles.get(account)?.name ?? '');
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  };
  const stateOf = (account: AccountId): AccountState => {
    if (world.profiles.get(account)?.isApp === true) return 'app';
    return world.suspended.has(account) ? 'suspended' : 'active';
  };
  return {
    statesOf: (accounts) => {
      note('states');
      if (world.down.has('people')) return Promise.resolve(failed('unavailable'));
      const known = accounts.filter((account) => world.people.has(account));
      return Promise.resolve(ok(new Map(known.map((account) => [account, stateOf(account)]))));
    },
    namedLike: (name) => {
      const wanted = wordsOf(name);
      if (wanted.length === 0) return Promise.resolve(ok({ people: [], complete: true }));
      note('named like');
      if (world.down.has('people')) return Promise.resolve(failed('unavailable'));
      const hits = [...world.profiles.keys()].filter(
        (account) =>
          !world.suspended.has(account) &&
          world.profiles.get(account)?.isApp !== true &&
          isNamed(account, wanted),
      );
      const people = hits.slice(0, MAX_CANDIDATES).map((account) => {
        const name = world.profiles.get(account)?.name;
        return { accountId: account, ...(name !== undefined && { name }) };
      });
      return Promise.resolve(ok({ people, complete: people.length === hits.length }));
    },
    emailsOf: (accounts) => {
      note('e-mails');
      if (world.down.has('people')) return Promise.resolve(failed('unavailable'));
      if (!world.showsEmails) return Promise.resolve(ok(undefined));
      return Promise.resolve(
        ok(
          new Map(
            accounts.flatMap((account) => {
              const email = world.profiles.get(account)?.email;
              return email === undefined ? [] : [[account, email.toLowerCase()] as const];
            }),
          ),
        ),
      );
    },
  };
};
