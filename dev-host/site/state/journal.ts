import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { loadSqlite } from '../../loadSqlite';
import { ACCESS_TYPES, MANAGERS, USAGES, type Group } from '../company/company';

/** One change. Only the last change of each group, membership or person counts. */
export type Change =
  /** `group` is undefined if the group was deleted. */
  | { kind: 'group'; id: string; group: Group | undefined }
  | { kind: 'membership'; groupId: string; accountId: string; present: boolean }
  | { kind: 'person'; accountId: string; active: boolean };

/** Stores changes. */
export type Journal = {
  /** Stores a change. When the call returns, the change survives the end of the process. */
  add: (change: Change) => void;
  /** Passes on what was stored: memberships, then groups, then people. */
  replay: (apply: (change: Change) => void) => void;
  forget: () => void;
  close: () => void;
};

/** Stores nothing, for a site that ends with its process. */
export const noJournal: Journal = {
  add: () => undefined,
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
  const origin = `${FORMAT}:${company}`;
  try {
    database.exec(SETTINGS);
    if (database.get('SELECT 1 FROM origin WHERE company = ?', origin) === null) {
      database.exec(`DELETE FROM origin; ${FORGET}`);
      database.run('INSERT INTO origin VALUES (?)', origin);
    }
  } catch (error) {
    database.close(); // removes its lock
    throw error;
  }

  return {
    add: (change) => {
      database.run(INSERT[change.kind], valuesOf(change));
    },
    replay: (apply) => {
      for (const row of database.all('SELECT * FROM membership')) {
        const [groupId, accountId] = [text(row['group_id']), text(row['account_id'])];
        apply({ kind: 'membership', groupId, accountId, present: row['present'] === 1 });
      }
      for (const { id, record } of database.all('SELECT * FROM "group"')) {
        const group = record === null ? undefined : groupRecord.parse(JSON.parse(text(record)));
        apply({ kind: 'group', id: text(id), group });
      }
      for (const row of database.all('SELECT * FROM person'))
        apply({ kind: 'person', accountId: text(row['account_id']), active: row['active'] === 1 });
    },
    forget: () => database.exec(FORGET),
    close: () => database.close(),
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

const INSERT = {
  group: 'INSERT OR REPLACE INTO "group" VALUES (?, ?)',
  membership: 'INSERT OR REPLACE INTO membership VALUES (?, ?, ?)',
  person: 'INSERT OR REPLACE INTO person VALUES (?, ?)',
};

const valuesOf = (change: Change): (string | number | null)[] => {
  switch (change.kind) {
    case 'group':
      return [change.id, change.group === undefined ? null : JSON.stringify(change.group)];
    case 'membership':
      return [change.groupId, change.accountId, Number(change.present)];
    case 'person':
      return [change.accountId, Number(change.active)];
  }
};

const groupRecord = z.strictObject({
  id: z.string(),
  name: z.string(),
  managedBy: z.enum(MANAGERS),
  usageType: z.enum(USAGES),
  accessTypes: z.array(z.enum(ACCESS_TYPES)),
});

const text = (value: unknown): string => z.string().parse(value);
