import type { CheckedPerson, FoundPerson } from '../../../../src/application/bulkApi';
import type { ImportRow } from '../import/import';
import type { UserList } from '../import/matchUserList';
import { emailsIn } from './namedIn';

/** Whom an exported user list knows of a list's e-mails. It stays in the page. */
export const knownFromUsers = (
  rows: readonly ImportRow[],
  users: UserList | undefined,
): Map<string, FoundPerson> => {
  const known = new Map<string, FoundPerson>();
  if (!users) return known;
  for (const { key } of emailsIn(rows)) {
    const accountId = users.accounts.get(key);
    if (accountId !== undefined) known.set(key, { is: 'found', accountId });
  }
  return known;
};

/** Who is suspended, as an exported user list says: what it costs nothing to know. */
export const suspendedIn = (users: UserList | undefined): Map<string, CheckedPerson> =>
  new Map([...(users?.suspended ?? [])].map((accountId) => [accountId, 'suspended']));

/** Whose account a row is about, as far as that is known. */
export const accountOf = (
  { person }: ImportRow,
  people: ReadonlyMap<string, FoundPerson>,
): string | undefined => {
  if (person?.kind !== 'email') return person?.accountId;
  const found = people.get(person.email.toLowerCase());
  return found?.is === 'found' ? found.accountId : undefined;
};
