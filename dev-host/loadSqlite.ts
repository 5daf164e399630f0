import type * as sqlite from 'node-sqlite3-wasm';

type Sqlite = typeof sqlite;

/**
 * Loads SQLite. The package's types declare named exports, but it is a CommonJS module whose names
 * Node cannot detect. So an import has them under `default` only.
 */
export const loadSqlite = async (): Promise<Sqlite> => {
  const loaded: unknown = await import('node-sqlite3-wasm');
  return (loaded as { default: Sqlite }).default;
};
