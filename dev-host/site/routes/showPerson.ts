import { administersConfluence } from '../access/permissions';
import type { Person } from '../company/company';
import type { Call } from './call';
import { expands } from './parameters';

/** What somebody may do with Confluence as a whole. */
const operationsOf = ({ site }: Call, { accountId }: Person) =>
  ['use', ...(administersConfluence(site.directory, accountId) ? ['administer'] : [])].map(
    (operation) => ({ operation, targetType: 'application' }),
  );

/**
 * A person as the API shows it. Addresses stay hidden, as most profiles have it, but for one's own;
 * apps learn them at the e-mail endpoints.
 */
export const showPerson = (call: Call) => {
  const withOperations = expands(call, 'operations');
  return (person: Person) => {
    const { accountId, accountType, displayName, email, timeZone } = person;
    const isSelf = call.caller.kind === 'person' && call.caller.person.accountId === accountId;
    return {
      type: 'known',
      accountId,
      accountType: accountType === 'customer' ? '' : accountType, // the API knows no third type
      email: isSelf ? email : '',
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

/** How many users and permissions one shown person counts for in points. */
export const thingsInPerson = (call: Call, person: Person): number =>
  1 + (expands(call, 'operations') ? operationsOf(call, person).length : 0);
