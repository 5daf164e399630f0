import type { Database } from 'node-sqlite3-wasm';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { loadSqlite } from '../../loadSqlite';
import { ACCESS_TYPES, MANAGERS, USAGES, type Group } from '../company/company';

/** The changes since the company was created: only the last one of each thing, in no order. */
export type Changes = {
  /** `group` is undefined if the group was deleted. */
  groups: { id: string; group: Group | undefined }[];
  memberships: { groupId: string; accountId: string; present: boolean }[];
  people: { accountId: string; active: boolean }[];
};

/** Stores changes. When a call returns, its change survives the end of the process. */
export type Journal = {
  read(): Changes;
  keepGroup(id: string, group: Group | undefined): void;
  keepMembership(groupId: string, accountId: string, present: boolean): void;
  keepPerson(accountId: string, active: boolean): void;
  forget(): void;
  close(): void;
};

/** Stores nothing, for a site that ends with its process. */
export const noJournal: Journal = {
  read: () => ({ groups: [], memberships: [], people: [] }),
  keepGroup: () => undefined,
  keepMembership: () => undefined,
  keepPerson: () => undefined,
  forget: () => undefined,
  close: () => undefined,
};

/**
 * Opens the journal in a file, for this process only. It drops the changes of another company and
 * creates a missing folder. Throws if the file is not a database.
 */
export const openSqliteJournal = (
  sqlite: Awaited<ReturnType<typeof loadSqlite>>,
  file: string,
  company: string,
): Journal => {
  mkdirSync(dirname(file), { recursive: true });
  // A process that is killed while it writes leaves its lock behind.
  rmSync(`${file}.lock`, { recursive: true, force: true });
  const database = new sqlite.Database(file);
  try {
    prepare(database, `${FORMAT}:${company}`);
  } catch (error) {
    database.close(); // removes its lock
    throw error;
  }
  const keepGroup = database.prepare('INSERT OR REPLACE INTO "group" VALUES (?, ?)');
  const keepMembership = database.prepare('INSERT OR REPLACE INTO membership VALUES (?, ?, ?)');
  const keepPerson = database.prepare('INSERT OR REPLACE INTO person VALUES (?, ?)');

  return {
    read: () => ({
      groups: database.all('SELECT id, record FROM "group"').map(({ id, record }) => ({
        id: text(id),
        group: typeof record === 'string' ? readGroupRecord(record) : undefined,
      })),
      memberships: database.all('SELECT * FROM membership').map((row) => ({
        groupId: text(row['group_id']),
        accountId: text(row['account_id']),
        present: row['present'] === 1,
      })),
      people: database.all('SELECT * FROM person').map((row) => ({
        accountId: text(row['account_id']),
        active: row['active'] === 1,
      })),
    }),
    keepGroup: (id, group) => {
      keepGroup.run([id, group === undefined ? null : JSON.stringify(group)]);
    },
    keepMembership: (groupId, accountId, present) => {
      keepMembership.run([groupId, accountId, present ? 1 : 0]);
    },
    keepPerson: (accountId, active) => {
      keepPerson.run([accountId, active ? 1 : 0]);
    },
    forget: () => {
      database.exec(FORGET);
    },
    close: () => {
      for (const statement of [keepGroup, keepMembership, keepPerson]) statement.finalize();
      database.close();
    },
  };
};

const FORMAT = 1; // raise it whenever the tables or the company change

// Without synchronous writes, only a power failure loses data, not a killed process.
const SETTINGS = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA synchronous = OFF;
  PRAGMA journal_mode = PERSIST;
  CREATE TABLE IF NOT EXISTS origin (company TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS "group" (id TEXT PRIMARY KEY, record TEXT);
  CREATE TABLE IF NOT EXISTS membership (group_id TEXT, account_id TEXT, present INTEGER,
    PRIMARY KEY (group_id, account_id)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS person (account_id TEXT PRIMARY KEY, active INTEGER);
`;
const FORGET = 'DELETE FROM "group"; DELETE FROM membership; DELETE FROM person;';

/** Creates the tables, and empties them if they belong to another company. */
const prepare = (database: Database, company: string): void => {
  database.exec(SETTINGS);
  if (database.get('SELECT 1 FROM origin WHERE company = ?', company) !== null) return;
  database.exec(`DELETE FROM origin; ${FORGET}`);
  database.run('INSERT INTO origin VALUES (?)', company);
};

const text = (value: unknown): string => {
  if (typeof value === 'string') return value;
  throw new Error('The data file of the site contains something that the site did not write.');
};

const groupRecord = z.strictObject({
  id: z.string(),
  name: z.string(),
  managedBy: z.enum(MANAGERS),
  usageType: z.enum(USAGES),
  accessTypes: z.array(z.enum(ACCESS_TYPES)),
});

/** Reads a stored group. Throws if the text is anything else. */
const readGroupRecord = (text: string): Group => groupRecord.parse(JSON.parse(text));
