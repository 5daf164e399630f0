import type { AutomationKey, KeyId } from '../../domain/automationKey';

/** Automation keys, and apart from them their secrets. A store that fails throws. */
export type KeyStore = {
  list: () => Promise<AutomationKey[]>;
  read: (id: KeyId) => Promise<AutomationKey | undefined>;
  save: (key: AutomationKey) => Promise<void>;
  readSecret: (id: KeyId) => Promise<string | undefined>;
  saveSecret: (id: KeyId, secret: string) => Promise<void>;
  /** The secret first, so that a half-done removal leaves a key that opens nothing. */
  remove: (id: KeyId) => Promise<void>;
};
