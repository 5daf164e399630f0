import type { AccountId } from '../../domain/accountId';

/**
 * Accounts that the platform has let this app impersonate at least once. It decides whether an
 * absent owner's groups may be asked, so it is authority data and no cache: nothing expires, and a
 * store that fails or is late throws `StoreUnavailable`.
 */
export type ImpersonationRecord = {
  wasPossible: (accountId: AccountId) => Promise<boolean>;
  /** Resolves once it is stored. */
  note: (accountId: AccountId) => Promise<void>;
};
