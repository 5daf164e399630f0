import type { ImpersonationRecord } from '../../src/application/ports/storage';
import { type Breakable, makeOutage } from './breakable';

export type FakeImpersonation = ImpersonationRecord & Breakable;

/** A record of impersonation in memory. */
export const makeFakeImpersonation = (): FakeImpersonation => {
  const accounts = new Set<string>();
  const outage = makeOutage();
  const on = async <T>(operation: string, run: () => T): Promise<T> => {
    await Promise.resolve();
    outage.check(operation);
    return run();
  };
  return {
    wasPossible: (accountId) => on('wasPossible', () => accounts.has(accountId)),
    note: (accountId) => on('note', () => void accounts.add(accountId)),
    breakDown: outage.breakDown,
    repair: outage.repair,
  };
};
