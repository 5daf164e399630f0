import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadSqlite } from '../../loadSqlite';
import { makeData, type Data } from './data';

/*
 * Without synchronous writes a killed process loses nothing, only a machine without power does.
 * The journal keeps the file whole when a process is killed in the middle of a write.
 */
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
    pushed TEXT, concurrency TEXT, chain TEXT, pushed_at INTEGER, due INTEGER, retries TEXT);
  CREATE INDEX IF NOT EXISTS queue_event_due ON queue_event (due);
  CREATE INDEX IF NOT EXISTS queue_event_event ON queue_event (event);
  CREATE TABLE IF NOT EXISTS queue_job (
    installation TEXT, queue TEXT, job TEXT, succeeded INTEGER, failed INTEGER,
    PRIMARY KEY (installation, queue, job)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS queue_chain (id TEXT PRIMARY KEY, pushes INTEGER) WITHOUT ROWID;
`;

/**
 * Opens the local Forge's data, for one process alone: a file, made with its folder if missing, or
 * memory. The lock of an owner that was killed is cleared, so the caller must be sure to be the
 * only one (it holds the port that the file is named after).
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
