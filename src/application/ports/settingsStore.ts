import type { AccountId } from '../../domain/accountId';
import type { Settings } from '../../domain/settings';

/** The settings with who last changed them, and when (ISO 8601, UTC): absent until somebody does. */
export type KeptSettings = Settings & { changed?: { by: AccountId; at: string } };

/** A store that fails throws; what has another form or version reads as the first settings. */
export type SettingsStore = {
  read: () => Promise<KeptSettings>;
  save: (settings: KeptSettings) => Promise<void>;
};
