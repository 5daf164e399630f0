import type { Database, Statement } from 'node-sqlite3-wasm';

/** The local Forge's tables: everything that outlives an invocation. */
export type Data = {
  /** A prepared statement; prepared once for each text. */
  statement: (sql: string) => Statement;
  /** Runs `work` so that all of it is stored or, where it throws, nothing. */
  inTransaction: <T>(work: () => T) => T;
  close: () => void;
};

export const makeData = (database: Database): Data => {
  const prepared = new Map<string, Statement>();
  return {
    statement: (sql) => {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const made = database.prepare(sql);
      prepared.set(sql, made);
      return made;
    },
    inTransaction: (work) => {
      if (database.inTransaction) return work(); // part of a larger one
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
