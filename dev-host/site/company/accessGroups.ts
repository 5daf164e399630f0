import type { Group } from './company';

/** A group that is still without an id. */
export type GroupDraft = Omit<Group, 'id'>;

/** A group that admins of the site keep, as nearly all are. */
export const ordinary = (
  name: string,
  accessTypes: GroupDraft['accessTypes'] = [],
): GroupDraft => ({ name, managedBy: 'ADMINS', usageType: 'USERBASE_GROUP', accessTypes });

/** The names of the groups that grant something, for a site. */
export const accessGroupNames = (siteName: string) =>
  ({
    everybody: `confluence-users-${siteName}`,
    siteAdmins: 'site-admins',
    organizationAdmins: 'org-admins',
    confluenceAdmins: `confluence-admins-${siteName}`,
    addonAdmins: 'atlassian-addons-admin',
    trusted: 'trusted-users',
    itOperations: 'it-operations',
  }) as const;

/** The groups that let somebody in or make an admin of them; one of them does not look like it. */
export const accessGroups = (siteName: string): GroupDraft[] => {
  const names = accessGroupNames(siteName);
  return [
    ordinary(names.everybody, ['user']),
    ordinary(names.siteAdmins, ['user', 'admin', 'site-admin']),
    ordinary(names.organizationAdmins, ['site-admin']),
    ordinary(names.confluenceAdmins, ['user', 'admin']),
    ordinary(names.addonAdmins, ['admin']),
    ordinary(names.trusted, ['user']),
    ordinary(names.itOperations, ['admin']),
  ];
};
