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
    list: (limit, { groupId, from = '0' } = {}) =>
      on('list', () => {
        if (!/^\d+$/.test(from)) return undefined;
        const start = Number(from);
        const all = [...records.values()]
          .filter(({ group }) => groupId === undefined || group?.id === groupId)
          .toSorted((one, other) => other.begunAt.localeCompare(one.begunAt));
        const next = start + limit;
        return {
          records: all.slice(start, next),
          ...(next < all.length && { next: next.toString() }),
        };
      }),
    records: () => [...records.values()],
    breakDown: outage.breakDown,
    repair: outage.repair,
  };
};
