import type * as sqlite from 'node-sqlite3-wasm';

type Sqlite = typeof sqlite;

/**
 * Loads SQLite. The package describes named exports but is a CommonJS module whose names Node cannot
 * tell from outside, so an import finds them below `default` only.
 */
export const loadSqlite = async (): Promise<Sqlite> => {
  const loaded: unknown = await import('node-sqlite3-wasm');
  return (loaded as { default: Sqlite }).default;
};
