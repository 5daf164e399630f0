import { isAccountId, readPerson } from './cells';
import { headerKind, plainHeader } from './columns';
import { type ImportRefusal, makeNotes, type TableRow } from './import';
import { readTable } from './readTable';
import { MAX_CHARACTERS, refuseText } from './text';

/** What an exported user list says. */
export type UserList = {
  /** Account IDs by email, in lower case. */
  accounts: Map<string, string>;
  /** Emails that two accounts share. They count for neither. */
  ambiguous: Set<string>;
  /** Suspended or deactivated accounts, if the list has a status. */
  suspended: Set<string>;
};

/**
 * Reads a user list as admin.atlassian.com exports it. The header must name an account ID ("User
 * id", "Atlassian account id" …) and an email, and may name the user's status. Ignores other
 * columns and broken rows. Users are active, suspended or deactivated:
 * https://support.atlassian.com/security-and-access-policies/docs/export-users-from-a-site
 */
export const matchUserList = (text: string): UserList | ImportRefusal => {
  const refusal = refuseText(text, MAX_CHARACTERS.users);
  if (refusal) return refusal;
  const [header, ...rows] = readTable(text, false, makeNotes().note);
  const kinds = header?.cells.map((cell) => headerKind(cell)) ?? [];
  const named = kinds.indexOf('account');
  const id =
    named >= 0 ? named : (header?.cells.findIndex((cell) => plainHeader(cell) === 'id') ?? -1);
  const email = kinds.indexOf('email');
  const status = header?.cells.findIndex((cell) => STATUS.has(plainHeader(cell))) ?? -1;
  return id < 0 || email < 0 ? { refused: 'no-user-list' } : match(rows, { id, email, status });
};

const STATUS: ReadonlySet<string> = new Set(['userstatus', 'status', 'accountstatus']);
const SUSPENDED: ReadonlySet<string> = new Set(['suspended', 'deactivated', 'inactive']);

const match = (rows: TableRow[], at: { id: number; email: number; status: number }): UserList => {
  const accounts = new Map<string, string>();
  const ambiguous = new Set<string>();
  const suspended = new Set<string>();
  for (const { cells } of rows) {
    const [accountId = '', { person }] = [cells[at.id], readPerson(cells[at.email] ?? '')];
    if (!isAccountId(accountId)) continue;
    if (SUSPENDED.has((cells[at.status] ?? '').toLowerCase())) suspended.add(accountId);
    if (person?.kind !== 'email') continue;
    const address = person.email.toLowerCase();
    const other = accounts.get(address) ?? accountId;
    if (other !== accountId) ambiguous.add(address);
    accounts.set(address, other);
  }
  for (const address of ambiguous) accounts.delete(address);
  return { accounts, ambiguous, suspended };
};
