import type { ChangeRecord } from '../../domain/changeRecord';
import { ok, type Outcome } from '../../domain/outcome';
import type { RecordedChange } from '../adminApi';
import type { AuditTrail } from '../ports/auditTrail';

const MAX_RECORDS = 50;

/** The newest records of changes, the newest first. */
export type ListChanges = () => Promise<Outcome<RecordedChange[]>>;

export const makeListChanges =
  ({ audit }: { audit: AuditTrail }): ListChanges =>
  async () =>
    ok((await audit.newest(MAX_RECORDS)).map(forPage));

const forPage = ({ schema: _schema, ...record }: ChangeRecord): RecordedChange => record;
