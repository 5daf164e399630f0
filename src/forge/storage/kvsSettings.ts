import * as z from 'zod/mini';
import type { Crypto } from '../../application/ports/platform';
import type { KeptSettings, SettingsStore } from '../../application/ports/storage';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import { parseAccountId } from '../../domain/accountId';
import { FIRST_SETTINGS, parseSettings } from '../../domain/settings';
import { changeVersioned, readVersioned } from './versioned';

const KEY = 'settings';
const SCHEMA = 1;

const storedSettings = z.strictObject({
  schema: z.literal(SCHEMA),
  mostRemovals: z.number(),
  mostRemovedPercent: z.number(),
  pointsLeftPercent: z.number(),
  changed: z.strictObject({ by: z.string(), at: z.string() }),
});

const read = (stored: unknown): KeptSettings => {
  if (stored === undefined) return FIRST_SETTINGS;
  const parsed = storedSettings.safeParse(stored);
  // What cannot be read may be stricter than the first settings are.
  if (!parsed.success) throw new StoreUnavailable('read settings', 'unknown form');
  const { schema: _schema, changed, ...rest } = parsed.data;
  const settings = parseSettings(rest);
  const by = parseAccountId(changed.by);
  if (!settings.ok || !by.ok) throw new StoreUnavailable('read settings', 'unknown form');
  return { ...settings.value, changed: { by: by.value, at: changed.at } };
};

/** The settings in the app's storage. */
export const makeKvsSettings = ({ newId }: Pick<Crypto, 'newId'>): SettingsStore => ({
  read: async () => read((await readVersioned('read settings', KEY)).value),
  save: (settings) =>
    changeVersioned('save settings', KEY, newId, () => ({
      next: { schema: SCHEMA, ...settings },
      result: undefined,
    })),
});
