import type { Crypto } from '../../application/ports/platform';
import type { KeptSettings, SettingsStore } from '../../application/ports/storage';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import { readSavedSettings, SETTINGS_SCHEMA } from '../../contract/stored';
import { FIRST_SETTINGS } from '../../domain/settings';
import { changeVersioned, readVersioned } from './versioned';

const KEY = 'settings';

const read = (stored: unknown): KeptSettings => {
  if (stored === undefined) return FIRST_SETTINGS;
  const saved = readSavedSettings(stored);
  // Settings that can't be read may be stricter than the first settings.
  if (!saved) throw new StoreUnavailable('read settings', 'unknown form');
  const { schema: _schema, ...settings } = saved;
  return settings;
};

/** The settings in the app's storage. */
export const makeKvsSettings = ({ newId }: Pick<Crypto, 'newId'>): SettingsStore => ({
  read: async () => read((await readVersioned('read settings', KEY)).value),
  save: (settings) =>
    changeVersioned('save settings', KEY, newId, () => ({
      next: { schema: SETTINGS_SCHEMA, ...settings },
      result: undefined,
    })),
});
