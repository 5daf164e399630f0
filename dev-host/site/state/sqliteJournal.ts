import type { Database } from 'node-sqlite3-wasm';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { loadSqlite } from '../../loadSqlite';
import { readGroupRecord } from './groupRecord';
import type { Journal } from './journal';

const FORMAT = 1; // to be raised whenever the tables or the making of a company change

// Without synchronous writes a killed process loses nothing, only a machine without power does.
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

/** Makes the tables, and empties them where they are another company's. */
const prepare = (database: Database, company: string): void => {
  database.exec(SETTINGS);
  if (database.get('SELECT 1 FROM origin WHERE company = ?', company) !== null) return;
  database.exec(`DELETE FROM origin; ${FORGET}`);
  database.run('INSERT INTO origin VALUES (?)', company);
};

const text = (value: unknown): string => {
  if (typeof value === 'string') return value;
  throw new Error('The data file of the site holds something that the site did not write.');
};

/**
 * Opens the journal kept in a file, for one process alone. Changes to another company are
 * dropped. The folder is made if it is missing; a file that is no database makes it throw.
 */
export const openSqliteJournal = (
  sqlite: Awaited<ReturnType<typeof loadSqlite>>,
  file: string,
  company: string,
): Journal => {
  mkdirSync(dirname(file), { recursive: true });
  // A process that was killed while writing leaves its lock behind, and would lock us out for good.
  rmSync(`${file}.lock`, { recursive: true, force: true });
  const database = new sqlite.Database(file);
  try {
    prepare(database, `${FORMAT.toString()}:${company}`);
  } catch (error) {
    database.close(); // or its lock would stay for the next start
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
