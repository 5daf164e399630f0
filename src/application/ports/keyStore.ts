import type { AccountId } from '../../domain/accountId';
import type { AutomationKey, KeyId } from '../../domain/automationKey';

/**
 * A secret together with the person whose rights it works with: whoever was shown it. They are
 * written as one, so that no race can join one person's secret to another person's rights.
 */
export type KeySecret = { secret: string; ownerId: AccountId };

/**
 * Automation keys, and apart from them their secrets. A key that was removed stays removed, also
 * where a write of it lands after that. A store that fails throws.
 */
export type KeyStore = {
  list: () => Promise<AutomationKey[]>;
  read: (id: KeyId) => Promise<AutomationKey | undefined>;
  save: (key: AutomationKey) => Promise<void>;
  readSecret: (id: KeyId) => Promise<KeySecret | undefined>;
  saveSecret: (id: KeyId, secret: KeySecret) => Promise<void>;
  /**
   * Notes the revocation, then removes the secret, then the key: a half-done removal leaves a key
   * that opens nothing, and one that runs beside a replacement is seen by it.
   */
  remove: (id: KeyId) => Promise<void>;
  /** Whether the key was ever removed. */
  wasRemoved: (id: KeyId) => Promise<boolean>;
};
