import type { Database } from 'node-sqlite3-wasm';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { loadSqlite } from '../../loadSqlite';
import { ACCESS_TYPES, MANAGERS, USAGES, type Group } from '../company/company';

/** Takes changes of three kinds. Only the last change of each group, membership or person counts. */
export type Changes = {
  /** `group` is undefined if the group was deleted. */
  group(id: string, group: Group | undefined): void;
  membership(groupId: string, accountId: string, present: boolean): void;
  person(accountId: string, active: boolean): void;
};

/** Stores changes. When a call returns, its change survives the end of the process. */
export type Journal = Changes & {
  /** Passes on what was stored: memberships, then groups, then people. */
  replay(to: Changes): void;
  forget(): void;
  close(): void;
};

/** Stores nothing, for a site that ends with its process. */
export const noJournal: Journal = {
  group: () => undefined,
  membership: () => undefined,
  person: () => undefined,
  replay: () => undefined,
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
  const putGroup = database.prepare('INSERT OR REPLACE INTO "group" VALUES (?, ?)');
  const putMembership = database.prepare('INSERT OR REPLACE INTO membership VALUES (?, ?, ?)');
  const putPerson = database.prepare('INSERT OR REPLACE INTO person VALUES (?, ?)');

  return {
    group: (id, group) => {
      putGroup.run([id, group === undefined ? null : JSON.stringify(group)]);
    },
    membership: (groupId, accountId, present) => {
      putMembership.run([groupId, accountId, present ? 1 : 0]);
    },
    person: (accountId, active) => {
      putPerson.run([accountId, active ? 1 : 0]);
    },
    replay: (to) => {
      for (const row of database.all('SELECT * FROM membership'))
        to.membership(text(row['group_id']), text(row['account_id']), row['present'] === 1);
      for (const { id, record } of database.all('SELECT id, record FROM "group"'))
        to.group(text(id), typeof record === 'string' ? readGroupRecord(record) : undefined);
      for (const row of database.all('SELECT * FROM person'))
        to.person(text(row['account_id']), row['active'] === 1);
    },
    forget: () => database.exec(FORGET),
    close: () => {
      for (const statement of [putGroup, putMembership, putPerson]) statement.finalize();
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
