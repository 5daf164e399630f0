import type { HeaderKindOf } from './headerKind';
import type { ImportRefusal } from './import';
import { layoutOf } from './layout';
import { readSheets } from './mapList';
import type { Layout } from './mapping';
import { readAccountId, readPeople } from './people';
import type { FileContent } from './sheet';
import { MAX_CHARACTERS } from './text';

/** What an exported user list says. */
export type UserList = {
  /** Account IDs by email, in lower case. */
  accounts: Map<string, string>;
  /** Emails that two accounts share. They count for neither. */
  ambiguous: Set<string>;
  /** Suspended or deactivated accounts, if the list has a status. */
  suspended: Set<string>;
  /** Account IDs by name, in lower case. Names only suggest people, because several may share one. */
  names: Map<string, readonly string[]>;
};

/**
 * Reads a user list as admin.atlassian.com exports it, as text or as a workbook. The header must
 * name an account ID ("User id", "Atlassian ID" …) and an email, and may name the user's status.
 * Ignores other columns and broken rows. Users are active, suspended or deactivated:
 * https://support.atlassian.com/security-and-access-policies/docs/export-users-from-a-site
 */
export const matchUserList = (
  content: FileContent,
  headerKind: HeaderKindOf,
): UserList | ImportRefusal => {
  const read = readSheets(content, headerKind, { most: MAX_CHARACTERS.users });
  if ('refused' in read) return read;
  const layouts = read.sheets.map(({ sheet }) => layoutOf(sheet, headerKind));
  const lists = layouts.flatMap((layout) => {
    const at = columnsOfUsers(layout);
    return at ? [{ layout, at }] : [];
  });
  const [best] = lists.filter(({ layout, at }) => hasAccounts(layout, at.id));
  if (best) return match(best.layout, best.at);
  return { refused: lists.length > 0 ? 'no-account-ids' : 'no-user-list' };
};

type UserColumns = { id: number; email: number; status: number; name: number };

/** The columns of a user list. Undefined if the list has no account IDs or no emails. */
const columnsOfUsers = ({ header, width, headerKind }: Layout): UserColumns | undefined => {
  const kinds = Array.from({ length: width }, (_, place) => headerKind(header?.cells[place] ?? ''));
  const at = {
    id: kinds.indexOf('account'),
    email: kinds.indexOf('email'),
    status: kinds.indexOf('status'),
    name: kinds.includes('name') ? kinds.indexOf('name') : kinds.indexOf('login'),
  };
  return at.id < 0 || at.email < 0 ? undefined : at;
};

/** Whether at least half of a column are account IDs of Atlassian, not of another system. */
const hasAccounts = ({ rows }: Layout, place: number): boolean => {
  const filled = rows.filter(({ cells }) => (cells[place] ?? '') !== '');
  const valid = filled.filter(({ cells }) => readAccountId(cells[place] ?? '') !== undefined);
  return valid.length > 0 && valid.length * 2 >= filled.length;
};

const match = ({ header, rows, headerKind }: Layout, at: UserColumns): UserList => {
  const accounts = new Map<string, string>();
  const ambiguous = new Set<string>();
  const suspended = new Set<string>();
  const names = new Map<string, string[]>();
  for (const { cells } of rows) {
    const accountId = readAccountId(cells[at.id] ?? '');
    if (accountId === undefined) continue;
    const status = cells[at.status] ?? '';
    if (headerKind.isInactive(header?.cells[at.status] ?? '', status)) suspended.add(accountId);
    const name = (cells[at.name] ?? '').toLowerCase();
    if (name !== '') names.set(name, [...(names.get(name) ?? []), accountId]);
    const person = readPeople(cells[at.email] ?? '').people?.[0];
    if (person?.kind !== 'email') continue;
    const address = person.email.toLowerCase();
    const other = accounts.get(address) ?? accountId;
    if (other !== accountId) ambiguous.add(address);
    accounts.set(address, other);
  }
  for (const address of ambiguous) accounts.delete(address);
  return { accounts, ambiguous, suspended, names };
};
