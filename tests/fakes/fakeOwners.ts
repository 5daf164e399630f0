import type { OwnerRecord } from '../../src/application/ports/storage';
import { type Breakable, makeOutage } from './breakable';

export type FakeOwners = OwnerRecord & Breakable;

/** A record of absent owners in memory. */
export const makeFakeOwners = (): FakeOwners => {
  const impersonated = new Set<string>();
  const proofs = new Map<string, number>();
  const outage = makeOutage();
  const on = async <T>(operation: string, run: () => T): Promise<T> => {
    await Promise.resolve();
    outage.check(operation);
    return run();
  };
  return {
    read: (accountId, where) =>
      on('read', () => ({
        possible: impersonated.has(`${where} ${accountId}`)
          ? ('here' as const)
          : impersonated.has(accountId)
            ? ('only-elsewhere' as const)
            : ('nowhere' as const),
        provenAt: proofs.get(accountId),
      })),
    noteImpersonated: (accountId, where) =>
      on('noteImpersonated', () => void impersonated.add(accountId).add(`${where} ${accountId}`)),
    noteProven: (accountId, provenAt) =>
      on('noteProven', () => void proofs.set(accountId, provenAt)),
    endProof: (accountId) => on('endProof', () => void proofs.delete(accountId)),
    breakDown: outage.breakDown,
    repair: outage.repair,
  };
};
