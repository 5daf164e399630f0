import type { ControlledSite, SiteGroup } from '../../seams/siteControl';
import type { Person } from './coverage';

/**
 * The cast: three callers of different rights, people to add and remove, and groups of every kind.
 * The callers are never added, so that their rights do not change.
 */
export const castOf = async (site: ControlledSite) => {
  const { admin, confluenceAdmin, nonAdmin } = site.accounts;
  const all = await site.groups();
  const person = (accountId: string): Person => {
    const own = all.filter(({ members }) => members.includes(accountId));
    const isDesiredState = (...types: string[]): boolean =>
      own.some(({ accessTypes }) => accessTypes.some((type) => types.includes(type)));
    return {
      accountId,
      isSiteAdmin: isDesiredState('site-admin'),
      isConfluenceAdmin: isDesiredState('admin', 'site-admin'),
    };
  };
  const isOdd = ({ name }: SiteGroup): boolean => /admin|[^a-z0-9-]/.test(name);
  const groups = all.filter(
    (group, index) =>
      index % 4 === 0 ||
      isOdd(group) ||
      group.managedBy !== 'ADMINS' ||
      group.accessTypes.length > 0,
  );
  const callers = [admin, confluenceAdmin, nonAdmin];
  const members = all.flatMap((group) => group.members);
  const bystanders = [...new Set(members)].filter((id) => !callers.includes(id)).slice(0, 50);
  return { all, groups, bystanders, person, callers };
};
