import { isAccountId } from './cells/isAccountId';
import { readPerson } from './cells/readPerson';
import { headerKind, plainHeader } from './columns/headerWord';
import type { ImportRefusal } from './import';
import { makeNotes } from './makeNotes';
import { MOST_CHARACTERS } from './mostCharacters';
import { readTable, type TableRow } from './readTable';
import { refuseText } from './refuseText';

/** Who has which e-mail (in lower case); those that two accounts have are in neither's place. */
export type UserList = { accounts: Map<string, string>; ambiguous: Set<string> };

/**
 * Reads a list of users as admin.atlassian.com exports it, by its header: an account id
 * ("User id", "Atlassian account id" …) and an e-mail; other columns and broken rows are passed by.
 */
export const matchUserList = (text: string): UserList | ImportRefusal => {
  const refusal = refuseText(text, MOST_CHARACTERS.users);
  if (refusal) return refusal;
  const [header, ...rows] = readTable(text, false, makeNotes().note);
  const kinds = header?.cells.map((cell) => headerKind(cell)) ?? [];
  const named = kinds.indexOf('account');
  const id =
    named >= 0 ? named : (header?.cells.findIndex((cell) => plainHeader(cell) === 'id') ?? -1);
  const email = kinds.indexOf('email');
  return id < 0 || email < 0 ? { refused: 'no-user-list' } : match(rows, id, email);
};

const match = (rows: TableRow[], id: number, email: number): UserList => {
  const accounts = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const { cells } of rows) {
    const [accountId = '', { person }] = [cells[id], readPerson(cells[email] ?? '')];
    if (!isAccountId(accountId) || person?.kind !== 'email') continue;
    const address = person.email.toLowerCase();
    const other = accounts.get(address) ?? accountId;
    if (other !== accountId) ambiguous.add(address);
    accounts.set(address, other);
  }
  for (const address of ambiguous) accounts.delete(address);
  return { accounts, ambiguous };
};
