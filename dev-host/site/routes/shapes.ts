import { administersConfluence } from '../access';
import type { Group, Person } from '../company/company';
import { expands } from './parameters';
import type { Call } from './route';

/** Shows a group as the API does. What the group grants is not part of that. */
export const showGroup =
  ({ base }: Call) =>
  ({ id, name, managedBy, usageType }: Group) => ({
    type: 'group',
    name,
    id,
    managedBy,
    usageType,
    _links: { self: `${base}/rest/api/group/by-id?id=${encodeURIComponent(id)}` },
  });

/**
 * Shows a person as the API does. Only the caller's own email address is visible, as in most
 * profiles. Apps get addresses from the email endpoints.
 */
export const showPerson = (call: Call) => {
  const withOperations = expands(call, 'operations');
  return (person: Person) => {
    const { accountId, accountType, displayName, timeZone } = person;
    return {
      type: 'known',
      accountId,
      accountType: accountType === 'customer' ? '' : accountType, // the API has no third type
      email: visibleEmail(call, person),
      publicName: displayName,
      displayName,
      profilePicture: {
        path: '/wiki/aa-avatar/default-avatar',
        width: 48,
        height: 48,
        isDefault: true,
      },
      timeZone,
      isExternalCollaborator: false,
      isGuest: false,
      ...(withOperations && { operations: operationsOf(call, person) }),
      _expandable: { ...(!withOperations && { operations: '' }), personalSpace: '' },
      _links: { self: `${call.base}/rest/api/user?accountId=${encodeURIComponent(accountId)}` },
    };
  };
};

/** How many users and permissions a shown person counts as, in points. */
export const thingsIn = ({ operations = [] }: { operations?: readonly unknown[] }): number =>
  1 + operations.length;

/** Shows a person as the lookup of v2 does. */
export const showAccount = (call: Call) => (person: Person) => ({
  displayName: person.displayName,
  timeZone: person.timeZone,
  personalSpaceId: null,
  isExternalCollaborator: false,
  // Atlassian also documents `closed`, which no account here has. It doesn't say whether an account
  // that is suspended on one site only is `inactive`.
  accountStatus: person.active ? 'active' : 'inactive',
  accountId: person.accountId,
  email: visibleEmail(call, person),
  accountType: person.accountType,
  publicName: person.displayName,
  profilePicture: { path: '/wiki/aa-avatar/default-avatar', isDefault: true },
});

const visibleEmail = ({ caller }: Call, { accountId, email }: Person): string =>
  caller.kind === 'person' && caller.person.accountId === accountId ? email : '';

/** Lists what a person may do with Confluence as a whole. */
const operationsOf = ({ site }: Call, { accountId }: Person) =>
  ['use', ...(administersConfluence(site.directory, accountId) ? ['administer'] : [])].map(
    (operation) => ({ operation, targetType: 'application' }),
  );
