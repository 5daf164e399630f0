import type { ImpersonationRecord } from '../../application/ports/storage';
import type { AccountId } from '../../domain/accountId';
import { inStore } from './store';

const keyOf = (accountId: AccountId): string => `impersonated:${accountId}`;

/**
 * The record of impersonation in the app's storage, one entry for each account. An entry is written
 * once and never changed, so a write that lands late does no harm.
 */
export const makeKvsImpersonation = (): ImpersonationRecord => ({
  // Whatever is stored there counts: what cannot be read must not permit more than what can.
  wasPossible: async (accountId) =>
    (await inStore('read impersonation', (store) => store.get<unknown>(keyOf(accountId)))) !==
    undefined,
  note: (accountId) => inStore('note impersonation', (store) => store.set(keyOf(accountId), true)),
});
