import type { AccountId } from '../../domain/accountId';
import type { AutomationKey, KeyId } from '../../domain/automationKey';

/**
 * A secret together with the person whose rights it works with: whoever was shown it. They are
 * written as one, so that no race can join one person's secret to another person's rights.
 */
export type KeySecret = { secret: string; ownerId: AccountId };

/** Automation keys, and apart from them their secrets. A store that fails throws. */
export type KeyStore = {
  list: () => Promise<AutomationKey[]>;
  read: (id: KeyId) => Promise<AutomationKey | undefined>;
  save: (key: AutomationKey) => Promise<void>;
  readSecret: (id: KeyId) => Promise<KeySecret | undefined>;
  saveSecret: (id: KeyId, secret: KeySecret) => Promise<void>;
  /** The secret first, so that a half-done removal leaves a key that opens nothing. */
  remove: (id: KeyId) => Promise<void>;
};
