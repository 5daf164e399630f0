import type { AuditTrail } from '../../src/application/ports/storage';
import type { ChangeRecord } from '../../src/domain/change';
import { type Breakable, makeOutage } from './breakable';

export type FakeAuditTrail = AuditTrail & Breakable & { records: () => ChangeRecord[] };

/** Records in memory, by ID. */
export const makeFakeAuditTrail = (): FakeAuditTrail => {
  const records = new Map<string, ChangeRecord>();
  const outage = makeOutage();
  const on = async <T>(operation: string, run: () => T): Promise<T> => {
    await Promise.resolve();
    outage.check(operation);
    return run();
  };
  return {
    begin: (record) =>
      on('begin', () => {
        records.set(record.id, record);
      }),
    complete: (record, ending) =>
      on('complete', () => {
        records.set(record.id, { ...record, ending });
      }),
    newest: (limit) =>
      on('newest', () =>
        [...records.values()]
          .toSorted((one, other) => other.begunAt.localeCompare(one.begunAt))
          .slice(0, limit),
      ),
    records: () => [...records.values()],
    breakDown: outage.breakDown,
    repair: outage.repair,
  };
};
