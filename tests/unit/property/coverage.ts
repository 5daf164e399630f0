import type { ConfluenceCall } from '../../seams/confluenceSeam';
import type { SiteGroup } from '../../seams/siteControl';

/** The person behind a call, as the site itself knows them. */
export type Person = { accountId: string; isSiteAdmin: boolean; isConfluenceAdmin: boolean };

export type Authority = {
  person: Person | undefined;
  /** IDs of the groups for which the app's authority is delegated. */
  delegated: ReadonlySet<string>;
  /** IDs of the groups that a key opens; undefined for a person at the page. */
  keyGroups?: 'all-unprotected' | readonly string[];
  accountId: unknown;
};

/**
 * Returns why authority does not cover a write, or undefined if it does. Written from the rules,
 * not from the app's code, so that the two can disagree.
 */
export const whatIsWrong = (
  write: ConfluenceCall,
  authority: Authority,
  groups: readonly SiteGroup[],
): string | undefined => {
  const { person, delegated, keyGroups, accountId } = authority;
  const group = groupOf(write, groups);
  if (group === undefined) return 'it names no group of the site';
  if (!isAbout(write, accountId)) return 'it is about somebody else';
  if (person?.isConfluenceAdmin !== true) return 'nobody who administers Confluence asked';
  if (group.managedBy !== 'ADMINS' || group.usageType === 'TEAM_COLLABORATION')
    return 'others manage the group';
  if (keyGroups !== undefined && isProtected(group)) return 'a key opened a protected group';
  if (keyGroups !== undefined && keyGroups !== 'all-unprotected' && !keyGroups.includes(group.id))
    return 'the key does not name the group';
  if (write.method === 'DELETE' && isProtected(group) && accountId === person.accountId)
    return 'they took their own admin rights';
  if (write.as !== 'app') return write.as === person.accountId ? undefined : 'it ran as another';
  if (isProtected(group)) return 'a protected group was written as the app';
  return person.isSiteAdmin || delegated.has(group.id) ? undefined : 'nothing lends the app';
};

// A removal has no body: the account is in the address.
const isAbout = ({ method, path, body }: ConfluenceCall, accountId: unknown): boolean =>
  method === 'DELETE'
    ? body === undefined &&
      new URL(path, 'http://127.0.0.1').searchParams.get('accountId') === accountId
    : body === JSON.stringify({ accountId });

const groupOf = ({ path }: ConfluenceCall, groups: readonly SiteGroup[]): SiteGroup | undefined => {
  const { pathname, searchParams } = new URL(path, 'http://127.0.0.1');
  if (pathname === '/wiki/rest/api/group/user')
    return groups.find(({ name }) => name === searchParams.get('name'));
  return pathname === '/wiki/rest/api/group/userByGroupId'
    ? groups.find(({ id }) => id === searchParams.get('groupId'))
    : undefined;
};

const isProtected = ({ name, accessTypes }: SiteGroup): boolean =>
  /admin|^trusted-users$|^atlassian-addons/i.test(name) ||
  accessTypes.some((access) => access !== 'user');
