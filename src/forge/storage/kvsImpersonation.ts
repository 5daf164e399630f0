import type { ImpersonationRecord } from '../../application/ports/storage';
import type { AccountId } from '../../domain/accountId';
import { inStore } from './store';

const keyOf = (accountId: AccountId): string => `impersonated:${accountId}`;

/**
 * The record of impersonation in the app's storage, with one entry for each account. An entry is
 * written once and never changed, so a late write does no harm.
 */
export const makeKvsImpersonation = (): ImpersonationRecord => ({
  // Any stored value counts. A value that can't be read must not permit more than one that can.
  wasPossible: async (accountId) =>
    (await inStore('read impersonation', (store) => store.get<unknown>(keyOf(accountId)))) !==
    undefined,
  note: (accountId) => inStore('note impersonation', (store) => store.set(keyOf(accountId), true)),
});
