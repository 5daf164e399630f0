import { mkdirSync, rmSync } from 'node:fs';
import type { Database, Statement } from 'node-sqlite3-wasm';
import { dirname } from 'node:path';
import { loadSqlite } from '../loadSqlite';

/** The local Forge's tables. They contain everything that outlives an invocation. */
export type Data = {
  /** Returns a prepared statement. Each SQL text is prepared only once. */
  statement: (sql: string) => Statement;
  /** Runs `work`, and stores all of its writes. If it throws, nothing is stored. */
  inTransaction: <T>(work: () => T) => T;
  close: () => void;
};

/** What the local host stores about an installation. The app's storage is separate. */
export type Facts = {
  read: (installationId: string, name: string) => unknown;
  write: (installationId: string, name: string, value: unknown) => void;
};

// Without synchronous writes a killed process loses nothing. Only a power failure loses data.
// The journal keeps the file intact if a process is killed in the middle of a write.
const SETTINGS = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA synchronous = OFF;
  PRAGMA journal_mode = PERSIST;
`;

const TABLES = `
  CREATE TABLE IF NOT EXISTS item (
    installation TEXT, space TEXT, key TEXT, value TEXT,
    created INTEGER, updated INTEGER, expires INTEGER,
    PRIMARY KEY (installation, space, key)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS entry (
    installation TEXT, entity TEXT, index_name TEXT, partition_values TEXT, sort_value, key TEXT,
    PRIMARY KEY (installation, entity, index_name, partition_values, sort_value, key)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS entry_key ON entry (installation, entity, key);
  CREATE TABLE IF NOT EXISTS trigger_url (
    id TEXT PRIMARY KEY, installation TEXT, trigger_key TEXT);
  CREATE TABLE IF NOT EXISTS fact (
    installation TEXT, name TEXT, value TEXT, PRIMARY KEY (installation, name)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS queue_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT, installation TEXT, queue TEXT, job TEXT, event TEXT,
    pushed TEXT, chain TEXT, pushed_at INTEGER, due INTEGER, retries TEXT);
  CREATE INDEX IF NOT EXISTS queue_event_due ON queue_event (due);
  CREATE TABLE IF NOT EXISTS queue_chain (id TEXT PRIMARY KEY, pushes INTEGER) WITHOUT ROWID;
`;

/**
 * Opens the local Forge's data for a single process: in a file, or in memory. Creates a missing file
 * and its folder. Clears the lock that a killed process left, so no other process may use the file.
 * The host makes sure of that: it holds the port that the file is named after.
 */
export const openData = async (file: string | undefined): Promise<Data> => {
  const { Database } = await loadSqlite();
  if (file !== undefined) {
    mkdirSync(dirname(file), { recursive: true });
    rmSync(`${file}.lock`, { recursive: true, force: true });
  }
  const database = new Database(file ?? ':memory:');
  database.exec(SETTINGS);
  database.exec(TABLES);
  return makeData(database);
};

const makeData = (database: Database): Data => {
  const prepared = new Map<string, Statement>();
  return {
    statement: (sql) => {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const added = database.prepare(sql);
      prepared.set(sql, added);
      return added;
    },
    inTransaction: (work) => {
      if (database.inTransaction) return work(); // the outer transaction includes it
      database.exec('BEGIN');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => {
      for (const statement of prepared.values()) statement.finalize();
      database.close();
    },
  };
};

export const makeFacts = ({ statement }: Data): Facts => ({
  read: (installationId, name) => {
    const sql = 'SELECT value FROM fact WHERE installation = ? AND name = ?';
    const value = statement(sql).get([installationId, name])?.['value'];
    return typeof value === 'string' ? (JSON.parse(value) as unknown) : undefined;
  },
  write: (installationId, name, value) => {
    const sql = 'INSERT OR REPLACE INTO fact VALUES (?, ?, ?)';
    statement(sql).run([installationId, name, JSON.stringify(value)]);
  },
});
