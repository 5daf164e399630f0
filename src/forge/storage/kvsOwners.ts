import { allSettledOrThrow } from '../../application/concurrency/allSettledOrThrow';
import type { OwnerRecord } from '../../application/ports/storage';
import { readOwnerProof } from '../../contract/stored';
import type { AccountId } from '../../domain/accountId';
import type { Background } from '../../domain/caller';
import { inStore } from './store';

const keyOf = (accountId: AccountId): string => `impersonated:${accountId}`;
const keyIn = (where: Background, accountId: AccountId): string =>
  `impersonated-in:${where}:${accountId}`;
const keyOfProof = (accountId: AccountId): string => `owner-proven:${accountId}`;

/**
 * The record of absent owners in the app's storage. Entries about impersonation are written once and
 * never changed, so a late write does no harm. A proof has its time, so a late one is an old one.
 */
export const makeKvsOwners = (): OwnerRecord => {
  const read = (key: string): Promise<unknown> =>
    inStore('read owner', (store) => store.get<unknown>(key));
  const write = (key: string, value: unknown): Promise<void> =>
    inStore('note owner', (store) => store.set(key, value));
  return {
    // Any stored value counts. A value that can't be read must not permit more than one that can.
    // A proof permits, so it must be readable.
    read: async (accountId, where) => {
      const [anywhere, here, proof] = await allSettledOrThrow([
        read(keyOf(accountId)),
        read(keyIn(where, accountId)),
        read(keyOfProof(accountId)),
      ]);
      const elsewhere = anywhere === undefined ? 'nowhere' : 'only-elsewhere';
      return {
        possible: here === undefined ? elsewhere : 'here',
        provenAt: readOwnerProof(proof)?.provenAt,
      };
    },
    noteImpersonated: async (accountId, where) => {
      await allSettledOrThrow([
        write(keyOf(accountId), true),
        write(keyIn(where, accountId), true),
      ]);
    },
    noteProven: (accountId, provenAt) => write(keyOfProof(accountId), { provenAt }),
    endProof: (accountId) => inStore('end proof', (store) => store.delete(keyOfProof(accountId))),
  };
};
