import type { AccountId } from '../../domain/accountId';
import type { Settings } from '../../domain/settings';

/** The settings with who last changed them, and when (ISO 8601, UTC): absent until somebody does. */
export type KeptSettings = Settings & { changed?: { by: AccountId; at: string } };

/**
 * A store that fails throws `StoreUnavailable`, and so does one with another form or version in it.
 * A save that was given up and lands late, after another one, is refused.
 */
export type SettingsStore = {
  read: () => Promise<KeptSettings>;
  save: (settings: KeptSettings) => Promise<void>;
};
