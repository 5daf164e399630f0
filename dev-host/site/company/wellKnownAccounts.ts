import { accessGroupNames } from './accessGroups';
import type { Company } from './company';

export type WellKnownAccounts = { admin: string; confluenceAdmin: string; nonAdmin: string };

/**
 * Account ids to sign in with: `admin` is a site admin, `confluenceAdmin` administers Confluence
 * through `it-operations` alone, `nonAdmin` has no right but to use Confluence. All are active, and
 * the same for the same company.
 */
export const wellKnownAccounts = (company: Company): WellKnownAccounts => {
  const names = accessGroupNames(company.siteName);
  const membersOf = (name: string): readonly string[] => {
    const group = company.groups.find((candidate) => candidate.name === name);
    return group === undefined ? [] : (company.members.get(group.id) ?? []);
  };
  const privileged = new Set(
    company.groups
      .filter(({ accessTypes }) => accessTypes.some((type) => type !== 'user'))
      .flatMap(({ id }) => company.members.get(id) ?? []),
  );
  const trusted = new Set(membersOf(names.trusted));
  const [admin] = membersOf(names.siteAdmins);
  const [confluenceAdmin] = membersOf(names.itOperations);
  const nonAdmin = company.people.find(
    ({ accountId, active, accountType }) =>
      active &&
      accountType === 'atlassian' &&
      !privileged.has(accountId) &&
      !trusted.has(accountId),
  )?.accountId;
  if (admin === undefined || confluenceAdmin === undefined || nonAdmin === undefined) {
    throw new Error('The company has no site admin, no Confluence admin or no ordinary person.');
  }
  return { admin, confluenceAdmin, nonAdmin };
};
