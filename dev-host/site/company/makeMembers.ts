import { accessGroupNames } from './accessGroups';
import type { Group, Person } from './company';
import type { Random } from '../../random';
import { DEPARTMENTS, LOCATIONS } from './workGroups';

const CONTRACTOR_SHARE = 0.08;
const PROJECTS_EACH = 3; // at most
const IN_A_TEAM = 0.2;
const IN_AN_AWKWARD_GROUP = 0.15;

/**
 * Puts the people into groups: all into the default group, each into one department, one office and
 * some projects. The groups that make an admin stay small and share nobody, so that it is plain from
 * where somebody has a right.
 */
export const makeMembers = (
  random: Random,
  siteName: string,
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
  const teams = groups.filter(({ usageType }) => usageType === 'TEAM_COLLABORATION');
  const workNames = new Set<string>([
    ...DEPARTMENTS,
    ...LOCATIONS.map((place) => `Office ${place}`),
  ]);
  const others = groups.filter(
    (group) =>
      group.managedBy === 'ADMINS' &&
      group.accessTypes.length === 0 &&
      !workNames.has(group.name) &&
      !projects.includes(group),
  );
  const access = accessGroupNames(siteName);

  for (const person of staff) {
    const department = random.pick(DEPARTMENTS);
    put(access.everybody, person);
    put(department, person);
    put(`scim-${department}`, person); // only some departments have one
    put(`Office ${random.pick(LOCATIONS)}`, person);
    put(random.chance(CONTRACTOR_SHARE) ? 'okta-contractors' : 'okta-all-employees', person);
    for (const { name } of random.sample(projects, random.below(PROJECTS_EACH + 1)))
      put(name, person);
    if (random.chance(IN_A_TEAM)) put(random.pick(teams).name, person);
    if (random.chance(IN_AN_AWKWARD_GROUP)) put(random.pick(others).name, person);
  }

  const able = random.sample(
    staff.filter(({ active }) => active),
    60,
  );
  put(access.siteAdmins, ...able.slice(0, 4));
  put(access.organizationAdmins, ...able.slice(4, 6));
  put(access.confluenceAdmins, ...able.slice(6, 11));
  put(access.itOperations, ...able.slice(11, 20));
  put(access.trusted, ...able.slice(20, 50));
  put('azure-vpn-users', ...able.slice(30));
  put(access.addonAdmins, ...people.filter(({ accountType }) => accountType === 'app'));
  return members;
};
