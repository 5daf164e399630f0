import { makeRandom, type Random } from '../../random';
import type { Company, Group, Person } from './company';
import { ACCESS_GROUPS, AWKWARD_NAMES, DEPARTMENTS, LOCATIONS, makeGroups, TEAMS } from './groups';
import { makePeople } from './people';

export const DEFAULT_SEED = 20_261_123;
export const DEFAULT_PEOPLE = 2_000; // accounts

/**
 * Makes a company with 120 groups. The same seed and number give the same company, IDs included; the
 * last one is kept, because tests start many sites with it.
 */
export const makeCompany = (seed: number, accounts = DEFAULT_PEOPLE): Company => {
  if (last?.seed !== seed || last.accounts !== accounts) {
    const random = makeRandom(seed);
    const people = makePeople(random, accounts);
    const groups = makeGroups(random);
    const company = { people, groups, members: makeMembers(random, people, groups) };
    last = { seed, accounts, company };
  }
  return last.company;
};

let last: { seed: number; accounts: number; company: Company } | undefined;

export type WellKnownAccounts = { admin: string; confluenceAdmin: string; nonAdmin: string };

/**
 * Finds the account IDs to sign in with. `admin` is a site admin. `confluenceAdmin` administers
 * Confluence, but only through `it-operations`. `nonAdmin` may only use Confluence. All are active.
 */
export const wellKnownAccounts = ({ people, groups, members }: Company): WellKnownAccounts => {
  const membersOf = (some: readonly Group[]): string[] =>
    some.flatMap(({ id }) => members.get(id) ?? []);
  const firstMember = (name: string): string | undefined =>
    membersOf(groups.filter((group) => group.name === name))[0];

  const admin = firstMember(ACCESS_GROUPS.siteAdmins);
  const confluenceAdmin = firstMember(ACCESS_GROUPS.itOperations);
  const granting = groups.filter(
    ({ name, accessTypes }) => accessTypes.length > 0 && name !== ACCESS_GROUPS.everyone,
  );
  const privileged = new Set(membersOf(granting));
  const nonAdmin = people.find(
    ({ accountId, active, accountType }) =>
      active && accountType === 'atlassian' && !privileged.has(accountId),
  )?.accountId;
  if (admin === undefined || confluenceAdmin === undefined || nonAdmin === undefined)
    throw new Error('The company has no site admin, no Confluence admin or no ordinary person.');
  return { admin, confluenceAdmin, nonAdmin };
};

const CONTRACTOR_SHARE = 0.08;
const MAX_PROJECTS = 3; // for each person
const TEAM_SHARE = 0.2;
const AWKWARD_GROUP_SHARE = 0.15;

/**
 * Puts the people into groups. Each person is in the default group, a department, an office and some
 * projects. The groups with admin rights are small and have no common members, so that a person's
 * rights come from one group only.
 */
const makeMembers = (
  random: Random,
  people: readonly Person[],
  groups: readonly Group[],
): Map<string, string[]> => {
  const members = new Map<string, string[]>(groups.map(({ id }) => [id, []]));
  const idByName = new Map(groups.map(({ name, id }) => [name, id]));
  const put = (name: string, ...some: readonly Person[]): void => {
    members.get(idByName.get(name) ?? '')?.push(...some.map(({ accountId }) => accountId));
  };

  const staff = people.filter(({ accountType }) => accountType === 'atlassian');
  const projects = groups.filter(({ name }) => name.startsWith('project-'));

  for (const person of staff) {
    const department = random.pick(DEPARTMENTS);
    put(ACCESS_GROUPS.everyone, person);
    put(department, person);
    put(`scim-${department}`, person); // only some departments have one
    put(`Office ${random.pick(LOCATIONS)}`, person);
    put(random.chance(CONTRACTOR_SHARE) ? 'okta-contractors' : 'okta-all-employees', person);
    for (const { name } of random.sample(projects, random.below(MAX_PROJECTS + 1)))
      put(name, person);
    if (random.chance(TEAM_SHARE)) put(random.pick(TEAMS), person);
    if (random.chance(AWKWARD_GROUP_SHARE)) put(random.pick(AWKWARD_NAMES), person);
  }

  const activeStaff = random.sample(
    staff.filter(({ active }) => active),
    60,
  );
  put(ACCESS_GROUPS.siteAdmins, ...activeStaff.slice(0, 4));
  put(ACCESS_GROUPS.organizationAdmins, ...activeStaff.slice(4, 6));
  put(ACCESS_GROUPS.confluenceAdmins, ...activeStaff.slice(6, 11));
  put(ACCESS_GROUPS.itOperations, ...activeStaff.slice(11, 20));
  put(ACCESS_GROUPS.trusted, ...activeStaff.slice(20, 50));
  put('azure-vpn-users', ...activeStaff.slice(30));
  put(ACCESS_GROUPS.addonAdmins, ...people.filter(({ accountType }) => accountType === 'app'));
  return members;
};
