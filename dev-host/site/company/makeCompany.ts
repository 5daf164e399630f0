import type { Company } from './company';
import { makeGroups } from './makeGroups';
import { makeMembers } from './makeMembers';
import { makePeople } from './makePeople';
import { makeRandom } from '../../random';

/** How many accounts a company has where nobody asks for more. */
export const USUAL_PEOPLE = 2_000;
const GROUPS = 120;
const SITE_NAME = 'lanternworks';

/** The seed of the company that is made where nobody asks for another. */
export const DEFAULT_SEED = 20_261_123;

/**
 * Makes a company of so many accounts and 120 groups; the same one, ids included, for the same seed
 * and number.
 */
export const makeCompany = (seed: number, accounts = USUAL_PEOPLE): Company => {
  const random = makeRandom(seed);
  const people = makePeople(random, accounts);
  const groups = makeGroups(random, SITE_NAME, GROUPS);
  return {
    siteName: SITE_NAME,
    people,
    groups,
    members: makeMembers(random, SITE_NAME, people, groups),
  };
};
