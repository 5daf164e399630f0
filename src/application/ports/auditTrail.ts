import type { ChangeEnding, ChangeRecord } from '../../domain/changeRecord';

/** The record of every change. A store that fails throws `StoreUnavailable`. */
export type AuditTrail = {
  /** Stores a record, open or with its ending. */
  begin: (record: ChangeRecord) => Promise<void>;
  /** Closes an open record. */
  complete: (record: ChangeRecord, ending: ChangeEnding) => Promise<void>;
  /** The newest first. */
  newest: (limit: number) => Promise<ChangeRecord[]>;
};
